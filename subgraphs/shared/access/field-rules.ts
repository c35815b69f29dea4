import {
  getNamedType,
  isIntrospectionType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

import type { ByClass, SubgraphAccess, TypeAccess } from './define-access.ts';
import { FIELD_CLASSES, type FieldClass } from './field-class.ts';

/** The classes of one type: its own, and those of its fields and of the stored columns that lists filter by. */
export interface TypeRules {
  readonly type: FieldClass;
  readonly isOwn: boolean;
  readonly fields: ReadonlyMap<string, FieldClass>;
  readonly stored: ReadonlyMap<string, FieldClass>;
}

/** By type. */
export type FieldRules = ReadonlyMap<string, TypeRules>;

/** An access map that does not fit its schema. */
export class AccessError extends Error {
  constructor(subgraph: string, faults: readonly string[]) {
    super(
      `subgraphs/${subgraph}/access.ts does not fit the schema:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`,
    );
    this.name = 'AccessError';
  }
}

/**
 * The class of every type and field of a subgraph's schema. Closed by default: a type or field without a row, a row for a
 * field that does not exist, a field in two classes and an unknown class are errors; one `AccessError` names all of them.
 * A page of records (`…Connection`, `…Edge`) has the class of the records.
 */
export function fieldRules(subgraph: string, schema: GraphQLSchema, access: SubgraphAccess): FieldRules {
  const types = Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType => isObjectType(type) && !isIntrospectionType(type),
  );
  const listed = types.filter((type) => !isPagePart(type));
  const faults = [
    ...Object.keys(access)
      .filter((name) => !listed.some((type) => type.name === name))
      .map((name) => `${name} is no type of the schema`),
    ...listed.flatMap((type) => {
      const row = Object.hasOwn(access, type.name) ? access[type.name] : undefined;
      return row ? faultsOf(type, row) : [`${type.name} has no row`];
    }),
  ];
  if (faults.length > 0) {
    throw new AccessError(subgraph, faults);
  }
  return new Map(types.map((type) => [type.name, rulesOf(type, access)]));
}

function faultsOf(type: GraphQLObjectType, row: TypeAccess): string[] {
  const fields = type.getFields();
  const listed = entries(row.fields);
  const names = listed.map(([name]) => name);
  const named = [...listed, ...entries(row.stored)].map(([name, own]) => [`${type.name}.${name}`, own] as const);
  return [
    ...[[type.name, row.type] as const, ...named]
      .filter(([, own]) => !Object.hasOwn(FIELD_CLASSES, own))
      .map(([coordinate, own]) => `${coordinate}: ${own} is no class`),
    ...names
      .filter((name) => !Object.hasOwn(fields, name))
      .map((name) => `${type.name}.${name} is no field of the schema`),
    ...names
      .filter((name, at) => names.indexOf(name) !== at)
      .map((name) => `${type.name}.${name} has more than one row`),
    ...Object.keys(fields)
      .filter((name) => !names.includes(name) && companionOf(type, name) === null)
      .map((name) => `${type.name}.${name} has no row`),
  ];
}

function rulesOf(type: GraphQLObjectType, access: SubgraphAccess): TypeRules {
  if (isPagePart(type)) {
    return pageRules(type, access);
  }
  const row = access[type.name] as TypeAccess;
  const listed = new Map(entries(row.fields));
  const fields = Object.keys(type.getFields()).map(
    (name) => [name, listed.get(name) ?? listed.get(companionOf(type, name) ?? '') ?? row.type] as const,
  );
  return { type: row.type, isOwn: row.isOwn, fields: new Map(fields), stored: new Map(entries(row.stored)) };
}

/** The class of `…Connection` and `…Edge` is that of their record; `PageInfo` has none. */
function pageRules(type: GraphQLObjectType, access: SubgraphAccess): TypeRules {
  const record = recordOf(type);
  const fieldClass = record === null ? 'reference' : (access[record.name] as TypeAccess).type;
  return {
    type: fieldClass,
    isOwn: true,
    fields: new Map(Object.keys(type.getFields()).map((name) => [name, fieldClass])),
    stored: new Map(),
  };
}

/** The record type of a `…Connection` or `…Edge`; null for `PageInfo` and any other type. */
export function recordOf(type: GraphQLObjectType): GraphQLObjectType | null {
  const { edges, node } = type.getFields();
  if (type.name.endsWith('Edge') && node) {
    return getNamedType(node.type) as GraphQLObjectType;
  }
  if (type.name.endsWith('Connection') && edges) {
    return recordOf(getNamedType(edges.type) as GraphQLObjectType);
  }
  return null;
}

function isPagePart(type: GraphQLObjectType): boolean {
  return type.name === 'PageInfo' || recordOf(type) !== null;
}

/** The field whose Chinese term `name` shows: `kind` of `kindLabel`, `limits` of `limitLabels`; null if it is no label. */
function companionOf(type: GraphQLObjectType, name: string): string | null {
  const fields = type.getFields();
  const [, base, many] = /^(.+)Label(s?)$/.exec(name) ?? [];
  if (base === undefined || fields[name] === undefined) {
    return null;
  }
  const named = many ? `${base}s` : base;
  return Object.hasOwn(fields, named) && isMany(fields[named]?.type) === (many !== '') ? named : null;
}

function isMany(type: unknown): boolean {
  return isNonNullType(type) ? isMany(type.ofType) : isListType(type);
}

function entries(byClass: ByClass): [string, FieldClass][] {
  return Object.entries(byClass).flatMap(([fieldClass, names]) =>
    names
      .trim()
      .split(/\s+/)
      .map((name): [string, FieldClass] => [name, fieldClass as FieldClass]),
  );
}
