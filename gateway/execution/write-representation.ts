import type { GraphQLSchema } from 'graphql';

import { sentName } from '../graphql/required-names.ts';
import { isSubtypeOf } from '../graphql/types.ts';
import type { DataRewrite, RequiredField, RequiredSelection } from '../planning/query-plan.ts';

import type { Target } from './gather-targets.ts';
import { writeText } from './json-text.ts';
import { quoteText, readMember } from './quote.ts';
import { isOfType, rewriteData } from './rewrite-data.ts';

/** Writes the representations of objects of one type. */
export interface RepresentationWriter {
  /** The `__typename` that is sent. */
  readonly typeName: string;
  /** The name of the only field, if it is a leaf: its value identifies the representation. */
  readonly onlyField: string | undefined;
  /** JSON text; undefined if a required field was not fetched, so that the entity cannot be requested. */
  write(target: Target): string | undefined;
}

/**
 * Compiles the representations of a fetch for objects of one type.
 *
 * @param typeName the `__typename` of the objects
 * @returns undefined if the fetch requires nothing of such objects
 */
export function representationWriter(
  schema: GraphQLSchema,
  typeName: string,
  requires: readonly RequiredSelection[],
  rewrites: readonly DataRewrite[],
): RepresentationWriter | undefined {
  const applicable = requires.filter(
    (selection) =>
      selection.kind === 'InlineFragment' &&
      selection.typeCondition !== undefined &&
      isSubtypeOf(schema, typeName, selection.typeCondition),
  );
  const [fragment] = applicable;
  if (fragment?.kind !== 'InlineFragment') {
    return undefined;
  }
  const sentTypeName = typeNameToSend(schema, typeName, rewrites);
  const fields = applicable.length === 1 && sentTypeName !== undefined ? plainFields(fragment.selections) : undefined;
  return fields === undefined || sentTypeName === undefined
    ? generalWriter(schema, typeName, requires, rewrites)
    : { typeName: sentTypeName, onlyField: onlyField(fields), write: compileFields(fields, sentTypeName) };
}

/** The response names of the fields in representations of a type. */
export function representedFields(
  schema: GraphQLSchema,
  typeName: string,
  requires: readonly RequiredSelection[],
): readonly string[] {
  return requires.flatMap((selection): readonly string[] => {
    if (selection.kind === 'Field') {
      return [selection.alias ?? selection.name];
    }
    return selection.typeCondition !== undefined && isSubtypeOf(schema, typeName, selection.typeCondition)
      ? representedFields(schema, typeName, selection.selections)
      : [];
  });
}

/** Undefined if the rewrites do more than set the type's name. */
function typeNameToSend(schema: GraphQLSchema, typeName: string, rewrites: readonly DataRewrite[]): string | undefined {
  let sent = typeName;
  for (const rewrite of rewrites) {
    const [condition = '', field, ...more] = rewrite.path;
    const setsTypeName = rewrite.kind === 'ValueSetter' && field === '__typename' && more.length === 0;
    if (!setsTypeName || typeof rewrite.setValueTo !== 'string' || !condition.startsWith('... on ')) {
      return undefined;
    }
    sent = isSubtypeOf(schema, sent, condition.slice('... on '.length)) ? rewrite.setValueTo : sent;
  }
  return sent;
}

function onlyField(fields: readonly RequiredField[]): string | undefined {
  const [field, ...others] = fields.filter(({ name, alias }) => (alias ?? name) !== '__typename');
  const name = field && (field.alias ?? field.name);
  return name === undefined || others.length > 0 || field?.selections !== undefined || name in Object.prototype
    ? undefined
    : name;
}

function plainFields(selections: readonly RequiredSelection[]): readonly RequiredField[] | undefined {
  const fields = selections.filter((selection) => selection.kind === 'Field');
  const arePlain =
    fields.length === selections.length &&
    fields.every(({ selections: inner }) => inner === undefined || plainFields(inner) !== undefined);
  return arePlain ? fields : undefined;
}

function compileFields(fields: readonly RequiredField[], typeName: string): RepresentationWriter['write'] {
  const functions: string[] = [];
  const root = fieldsFunction(fields, functions, typeName);
  const source = `"use strict";${functions.join('\n')}\nreturn ${root};`;
  return (new Function('J', source) as (json: typeof writeText) => RepresentationWriter['write'])(writeText);
}

function fieldsFunction(fields: readonly RequiredField[], functions: string[], typeName: string | undefined): string {
  const statements: string[] = [];
  const texts = fields.map((field, index) => {
    const name = field.alias ?? field.name;
    const label = `${index === 0 ? '{' : ','}${JSON.stringify(sentName(name))}:`;
    if (name === '__typename' && typeName !== undefined) {
      return quoteText(`${label}${JSON.stringify(typeName)}`);
    }
    statements.push(`const v${index}=${readMember('o', name)};if(v${index}===undefined)return;`);
    const value =
      field.selections === undefined
        ? `J(v${index})`
        : `${nestedFunction(fieldsFunction(plainFields(field.selections) ?? [], functions, undefined), functions)}(v${index})`;
    return `${quoteText(label)}+${value}`;
  });
  const name = `f${functions.length}`;
  functions.push(`function ${name}(o){${statements.join('')}return ${texts.join('+')}+"}"}`);
  return name;
}

/** Null stays null, lists are written item by item, and an object without a required field is null. */
function nestedFunction(write: string, functions: string[]): string {
  const name = `n${functions.length}`;
  const each = `typeof v==="object"?${write}(v)??"null":"null"`;
  functions.push(
    `function ${name}(v){return v==null?"null":Array.isArray(v)?"["+v.map(${name}).join(",")+"]":${each}}`,
  );
  return name;
}

/** For several fragments on one type, nested fragments, and rewrites of more than the type's name. Slower, and rare. */
function generalWriter(
  schema: GraphQLSchema,
  typeName: string,
  requires: readonly RequiredSelection[],
  rewrites: readonly DataRewrite[],
): RepresentationWriter {
  const outline: Record<string, unknown> = { __typename: typeName };
  rewriteData(schema, rewrites, outline);
  return {
    typeName: String(outline['__typename']),
    onlyField: undefined,
    write(target) {
      const built = select(schema, target, requires);
      if (built === undefined || built['__typename'] == null) {
        return undefined;
      }
      rewriteData(schema, rewrites, built);
      return JSON.stringify(built);
    },
  };
}

function select(
  schema: GraphQLSchema,
  source: Target,
  selections: readonly RequiredSelection[],
): Record<string, unknown> | undefined {
  const built: Record<string, unknown> = {};
  for (const selection of selections) {
    if (selection.kind === 'InlineFragment') {
      const { typeCondition } = selection;
      if (typeCondition !== undefined && source['__typename'] != null && isOfType(schema, source, typeCondition)) {
        Object.assign(built, select(schema, source, selection.selections));
      }
      continue;
    }
    const name = selection.alias ?? selection.name;
    if (!Object.hasOwn(source, name) || source[name] === undefined) {
      return undefined;
    }
    built[sentName(name)] = selectValue(schema, source[name], selection.selections);
  }
  return built;
}

function selectValue(
  schema: GraphQLSchema,
  value: unknown,
  selections: readonly RequiredSelection[] | undefined,
): unknown {
  if (selections === undefined || value === null || typeof value !== 'object') {
    return value;
  }
  return Array.isArray(value)
    ? value.map((item) => selectValue(schema, item, selections))
    : (select(schema, value as Target, selections) ?? null);
}
