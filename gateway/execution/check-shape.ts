import {
  isAbstractType,
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';

import { quoteText, readMember } from './quote.ts';

/** Whether a reply is of the shape that was asked. */
export type IsWellShaped = (value: unknown) => boolean;

interface Code {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly functions: string[];
  readonly sets: (readonly string[])[];
}

/**
 * Compiles the question whether replies to one selection are of the schema's shape, as generated code that allocates
 * nothing. It only says yes or no: a reply that fails it goes through the exact check of `reply-shape.ts`, which finds the
 * places, so that the two must agree on what is well shaped and the exact one alone decides what is wrong.
 */
export function compileIsWellShaped(
  schema: GraphQLSchema,
  type: GraphQLCompositeType,
  selections: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  typeKey = '__typename',
): IsWellShaped {
  const code: Code = { schema, fragments, functions: [], sets: [] };
  const root = objectFunction(code, type, selections, typeKey);
  const sets = code.sets.map((_, index) => `const S${index}=sets[${index}];`).join('');
  const source = `"use strict";${sets}${code.functions.join('\n')}\nreturn (v)=>v===null||${root}(v);`;
  const make = new Function('sets', source) as (sets: readonly ReadonlySet<string>[]) => IsWellShaped;
  return make(code.sets.map((names) => new Set(names)));
}

function objectFunction(code: Code, type: GraphQLCompositeType, selections: SelectionSetNode, typeKey: string): string {
  const possible = possibleTypes(code, type);
  const byTypes = new Map<string, string[]>();
  collect(code, type, selections, possible, false, byTypes);
  const everywhere = possible.join(' ');
  const needsTypeName = [...byTypes.keys()].some((types) => types !== everywhere);
  const whereUntold = isObjectType(type) ? quoteText(type.name) : needsTypeName ? 'null' : 'undefined';
  const checks = [...byTypes].map(([types, tests]) => {
    const test = `if(!(${tests.join('&&')}))return false;`;
    return types === everywhere ? test : `if(${setName(code, types.split(' '))}.has(t)){${test}}`;
  });
  const name = `c${code.functions.length}`;
  code.functions.push(''); // its number is taken
  code.functions.push(
    `function ${name}(o){if(typeof o!=="object"||Array.isArray(o))return false;` +
      `let v,t=o[${quoteText(typeKey)}];if(t===undefined)t=${whereUntold};` +
      `if(t!==undefined&&!${setName(code, possible)}.has(t))return false;${checks.join('')}return true}`,
  );
  return name;
}

/** Adds one test per field, under the names of the types whose objects have it. */
function collect(
  code: Code,
  type: GraphQLCompositeType,
  selections: SelectionSetNode,
  onTypes: readonly string[],
  isConditional: boolean,
  into: Map<string, string[]>,
): void {
  for (const selection of selections.selections) {
    const conditional = isConditional || (selection.directives ?? []).some(isSkipOrInclude);
    if (selection.kind === Kind.FIELD) {
      const name = selection.alias?.value ?? selection.name.value;
      const test = fieldTest(code, type, selection.name.value, selection.selectionSet);
      if (onTypes.length > 0) {
        const absent = conditional ? 'v===undefined||' : 'v!==undefined&&';
        const tests = into.get(onTypes.join(' ')) ?? [];
        tests.push(`(v=${readMember('o', name)},${absent}(${test}))`);
        into.set(onTypes.join(' '), tests);
      }
      continue;
    }
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : code.fragments.get(selection.name.value);
    const conditionName = fragment?.typeCondition?.name.value;
    const condition = conditionName === undefined ? type : code.schema.getType(conditionName);
    if (fragment !== undefined && isCompositeType(condition)) {
      const within = new Set(possibleTypes(code, condition));
      const narrowed = onTypes.filter((name) => within.has(name));
      collect(code, condition, fragment.selectionSet, narrowed, conditional, into);
    }
  }
}

function fieldTest(
  code: Code,
  type: GraphQLCompositeType,
  name: string,
  selections: SelectionSetNode | undefined,
): string {
  if (name === '__typename') {
    return 'v===null||typeof v==="string"';
  }
  const field = 'getFields' in type ? type.getFields()[name] : undefined;
  return field === undefined ? 'true' : typeTest(code, field.type, selections);
}

function typeTest(code: Code, type: GraphQLOutputType, selections: SelectionSetNode | undefined): string {
  if (isNonNullType(type)) {
    return `v!==null&&(${innerTest(code, type.ofType, selections)})`;
  }
  return `v===null||${innerTest(code, type, selections)}`;
}

function innerTest(code: Code, type: GraphQLOutputType, selections: SelectionSetNode | undefined): string {
  if (isListType(type)) {
    const test = typeTest(code, type.ofType, selections);
    const name = `c${code.functions.length}`;
    code.functions.push(
      `function ${name}(a){if(!Array.isArray(a))return false;for(let i=0;i<a.length;i++){const v=a[i];if(!(${test}))return false}return true}`,
    );
    return `${name}(v)`;
  }
  if (isCompositeType(type)) {
    return selections === undefined ? 'true' : `${objectFunction(code, type, selections, '__typename')}(v)`;
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
      return 'Number.isInteger(v)';
    case 'Float':
      return 'Number.isFinite(v)';
    case 'Boolean':
      return 'typeof v==="boolean"';
    case 'ID':
      return 'typeof v==="string"||Number.isInteger(v)';
    default:
      return 'typeof v==="string"';
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

function possibleTypes({ schema }: Code, type: GraphQLCompositeType): readonly string[] {
  return isAbstractType(type) ? schema.getPossibleTypes(type).map(({ name }) => name) : [type.name];
}

function isSkipOrInclude({ name }: { readonly name: { readonly value: string } }): boolean {
  return name.value === 'skip' || name.value === 'include';
}
