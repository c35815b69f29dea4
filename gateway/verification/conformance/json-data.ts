import type { GraphQLFieldResolver, GraphQLTypeResolver } from 'graphql';

import { isRecord } from '../../../subgraphs/shared/is-record.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** The data behind a graph's subgraphs, from its `data.json`; README.md describes the format. */
export interface JsonData {
  readonly Query: JsonObject;
  readonly Mutation?: JsonObject;
  readonly objects: Readonly<Record<string, JsonObject>>;
  /** Fields by which entities are looked up. */
  readonly keys?: readonly string[];
  /** The types of an interface that a subgraph has as an interface object. */
  readonly implementations?: Readonly<Record<string, readonly string[]>>;
}

/** An object as a resolver gets it, with the representation that the gateway sent. */
interface Source {
  readonly object: JsonObject;
  readonly given?: JsonObject;
}

/** One subgraph's resolvers over the data. */
export interface JsonResolvers {
  readonly field: GraphQLFieldResolver<Source | undefined, unknown>;
  readonly type: GraphQLTypeResolver<Source, unknown>;
  entity(typeName: string, representation: JsonObject): Source | null;
}

/** @param onRead called with the coordinate of every field that is read */
export function jsonResolvers(data: JsonData, onRead: (coordinate: string) => void): JsonResolvers {
  const sourceOf = (value: unknown, args: JsonObject, source: Source | undefined): unknown => {
    if (Array.isArray(value)) {
      return value.map((item) => sourceOf(item, args, source));
    }
    if (!isRecord(value)) {
      return value;
    }
    if (typeof value['$ref'] === 'string') {
      return { object: data.objects[value['$ref']] };
    }
    if (typeof value['$by'] === 'string') {
      const id = String(args[value['$by']]);
      const object = data.objects[typeof value['of'] === 'string' ? `${value['of']}/${id}` : id];
      return object === undefined ? null : { object };
    }
    if ('$arguments' in value) {
      return JSON.stringify(args);
    }
    if (Array.isArray(value['$required'])) {
      return JSON.stringify(value['$required'].map((name: string) => (source?.given ?? source?.object ?? {})[name]));
    }
    return { object: value };
  };
  return {
    field(source, args: JsonObject, _context, { fieldName, parentType }) {
      onRead(`${parentType.name}.${fieldName}`);
      const root = parentType.name === 'Mutation' ? data.Mutation : data.Query;
      const object = source?.object ?? root ?? {};
      return sourceOf(Object.hasOwn(object, fieldName) ? object[fieldName] : null, args, source);
    },
    type: ({ object }) => String(object['__typename']),
    entity(typeName, given) {
      const types = data.implementations?.[typeName] ?? [typeName];
      const keys = (data.keys ?? []).filter((key) => Object.hasOwn(given, key));
      const object = Object.values(data.objects).find(
        (one) => types.includes(String(one['__typename'])) && keys.every((key) => one[key] === given[key]),
      );
      return object === undefined ? null : { object, given };
    },
  };
}
