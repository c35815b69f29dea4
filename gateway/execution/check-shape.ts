import {
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';

import { hasCondition } from '../graphql/conditions.ts';
import type { Fragments } from '../graphql/documents.ts';
import { isTextScalar } from '../graphql/scalars.ts';
import { possibleTypes } from '../graphql/types.ts';
import { scopeOfType, selectionWalker } from '../graphql/walk-selections.ts';

import { quoteText, readMember } from './quote.ts';

/** Whether a value matches the schema and the selections. */
export type IsWellShaped = (value: unknown) => boolean;

interface Code {
  readonly schema: GraphQLSchema;
  readonly functions: string[];
  readonly sets: (readonly string[])[];
}

/** The code of a test of one field, for objects of some types. */
interface FieldTest {
  readonly objectTypes: readonly string[];
  readonly test: string;
}

/**
 * Compiles a test whether replies to one selection set match the schema, as generated code that allocates nothing. It only
 * returns yes or no. A reply that fails the test goes through the exact check of `reply-shape.ts`, which finds the wrong values,
 * and turns an `ID` that is a number into text: every reply pays only for the fast test. A property test compares the two.
 */
export function compileIsWellShaped(
  schema: GraphQLSchema,
  type: GraphQLCompositeType,
  selections: SelectionSetNode,
  fragments: Fragments,
  typeKey = '__typename',
): IsWellShaped {
  const code: Code = { schema, functions: [], sets: [] };
  const walk = selectionWalker<readonly FieldTest[], boolean>(schema, fragments, {
    field({ field, responseName, scope, type: fieldType }, isOuterConditional, below) {
      const isConditional = isOuterConditional || hasCondition(field);
      const isTypeName = field.name.value === '__typename';
      const test = isTypeName
        ? 'v===null||typeof v==="string"'
        : fieldTest(code, fieldType, () => below(isConditional));
      const absent = isConditional ? 'v===undefined||' : 'v!==undefined&&';
      return [{ objectTypes: scope.objectTypes, test: `(v=${readMember('o', responseName)},${absent}(${test}))` }];
    },
    fragment: ({ selection, inside }, isOuterConditional, walkAt) =>
      inside.objectTypes.length === 0 ? [] : walkAt(inside, isOuterConditional || hasCondition(selection)),
    join: (parts) => parts.flat(),
  });
  const root = objectFunction(code, type, walk(selections, scopeOfType(schema, type), false), typeKey);
  const sets = code.sets.map((_, index) => `const S${index}=sets[${index}];`).join('');
  const source = `"use strict";${sets}${code.functions.join('\n')}\nreturn (v)=>v===null||${root}(v);`;
  const make = new Function('sets', source) as (sets: readonly ReadonlySet<string>[]) => IsWellShaped;
  return make(code.sets.map((names) => new Set(names)));
}

function objectFunction(code: Code, type: GraphQLCompositeType, fields: readonly FieldTest[], typeKey: string): string {
  const possible = possibleTypes(code.schema, type);
  const byTypes = new Map<string, string[]>();
  for (const { objectTypes, test } of fields) {
    const tests = byTypes.get(objectTypes.join(' ')) ?? [];
    tests.push(test);
    byTypes.set(objectTypes.join(' '), tests);
  }
  const allTypes = possible.join(' ');
  const needsTypeName = [...byTypes.keys()].some((types) => types !== allTypes);
  const defaultTypeName = isObjectType(type) ? quoteText(type.name) : needsTypeName ? 'null' : 'undefined';
  const checks = [...byTypes].map(([types, tests]) => {
    const test = `if(!(${tests.join('&&')}))return false;`;
    return types === allTypes ? test : `if(${setName(code, types.split(' '))}.has(t)){${test}}`;
  });
  const name = `c${code.functions.length}`;
  code.functions.push(
    `function ${name}(o){if(typeof o!=="object"||Array.isArray(o))return false;` +
      `let v,t=o[${quoteText(typeKey)}];if(t===undefined)t=${defaultTypeName};` +
      `if(t!==undefined&&!${setName(code, possible)}.has(t))return false;${checks.join('')}return true}`,
  );
  return name;
}

function fieldTest(
  code: Code,
  type: GraphQLOutputType | undefined,
  below: () => readonly FieldTest[] | undefined,
): string {
  if (type === undefined) {
    return 'true';
  }
  if (isNonNullType(type)) {
    return `v!==null&&(${innerTest(code, type.ofType, below)})`;
  }
  return `v===null||${innerTest(code, type, below)}`;
}

function innerTest(code: Code, type: GraphQLOutputType, below: () => readonly FieldTest[] | undefined): string {
  if (isListType(type)) {
    const test = fieldTest(code, type.ofType, below);
    const name = `c${code.functions.length}`;
    code.functions.push(
      `function ${name}(a){if(!Array.isArray(a))return false;for(let i=0;i<a.length;i++){const v=a[i];if(!(${test}))return false}return true}`,
    );
    return `${name}(v)`;
  }
  if (isCompositeType(type)) {
    const fields = below();
    return fields === undefined ? 'true' : `${objectFunction(code, type, fields, '__typename')}(v)`;
  }
  if (isEnumType(type)) {
    return `${setName(
      code,
      type.getValues().map(({ name }) => name),
    )}.has(v)`;
  }
  return leafTest('name' in type ? type.name : '');
}

function leafTest(scalarName: string): string {
  switch (scalarName) {
    case 'Int':
      return '(v|0)===v';
    case 'Float':
      return 'Number.isFinite(v)';
    case 'Boolean':
      return 'typeof v==="boolean"';
    default:
      return isTextScalar(scalarName) ? 'typeof v==="string"' : 'true';
  }
}

function setName(code: Code, names: readonly string[]): string {
  const known = code.sets.findIndex(
    (set) => set.length === names.length && set.every((name, at) => name === names[at]),
  );
  if (known >= 0) {
    return `S${known}`;
  }
  code.sets.push(names);
  return `S${code.sets.length - 1}`;
}
