import { isDeepStrictEqual } from 'node:util';

import { GraphQLError, type GraphQLFieldResolver, type GraphQLTypeResolver } from 'graphql';

import { isRecord } from '../../../subgraphs/shared/is-record.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** The data behind a graph's subgraphs, from its `data.json`; README.md describes the format. */
export interface JsonData {
  readonly Query?: JsonObject;
  readonly Mutation?: JsonObject;
  readonly objects?: Readonly<Record<string, JsonObject>>;
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

/** The names of the outermost fields of each key by which a subgraph resolves a type. */
type ResolvableKeys = (typeName: string) => readonly (readonly string[])[];

/**
 * @param onRead called with the coordinate of every field that is read
 * @param resolvableKeys by which entities are looked up, instead of `data.keys`
 */
export function jsonResolvers(
  data: JsonData,
  onRead: (coordinate: string) => void,
  resolvableKeys?: ResolvableKeys,
): JsonResolvers {
  const { objects = {} } = data;
  const sourceOf = (value: unknown, args: JsonObject, source: Source | undefined): unknown => {
    if (Array.isArray(value)) {
      return value.map((item) => sourceOf(item, args, source));
    }
    if (!isRecord(value)) {
      return value;
    }
    if (typeof value['$ref'] === 'string') {
      return { object: objects[value['$ref']] };
    }
    if (typeof value['$by'] === 'string') {
      const id = String(args[value['$by']]);
      const object = objects[typeof value['of'] === 'string' ? `${value['of']}/${id}` : id];
      return object === undefined ? null : { object };
    }
    if (typeof value['$when'] === 'string') {
      return sourceOf(value[String(args[value['$when']])] ?? null, args, source);
    }
    if (typeof value['$error'] === 'string') {
      throw new GraphQLError(value['$error'], { extensions: { code: 'BAD_USER_INPUT' } });
    }
    if ('$value' in value) {
      return value['$value'];
    }
    if ('$arguments' in value) {
      return JSON.stringify(args);
    }
    if (Array.isArray(value['$required'])) {
      const given = source?.given ?? source?.object ?? {};
      return JSON.stringify(value['$required'].map((path: string) => memberAt(given, path) ?? null));
    }
    return { object: value };
  };
  /** Whether an object has this value of a key, which may itself be an object. */
  const has = (own: unknown, sent: unknown): boolean => {
    const inner = isRecord(own) && typeof own['$ref'] === 'string' ? objects[own['$ref']] : own;
    return isRecord(sent) && isRecord(inner)
      ? Object.entries(sent).every(([name, value]) => name === '__typename' || has(inner[name], value))
      : isDeepStrictEqual(inner ?? null, sent ?? null);
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
      const sent = (key: string): boolean => Object.hasOwn(given, key);
      const keys =
        resolvableKeys === undefined
          ? (data.keys ?? []).filter(sent)
          : resolvableKeys(typeName).find((fields) => fields.every(sent));
      if (keys === undefined) {
        // Without a resolver of references, libraries answer with the representation itself.
        return { object: given, given };
      }
      const object = Object.values(objects).find(
        (one) => types.includes(String(one['__typename'])) && keys.every((key) => has(keyValue(one, key), given[key])),
      );
      return object === undefined ? null : { object, given };
    },
  };
}

/** `$key` holds key values that a resolver of references does not return. */
function keyValue(object: JsonObject, name: string): unknown {
  const { $key } = object;
  return isRecord($key) && Object.hasOwn($key, name) ? $key[name] : object[name];
}

function memberAt(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, name) => {
    if (Array.isArray(inner)) {
      return inner.map((item) => memberAt(item, name));
    }
    return isRecord(inner) ? inner[name] : undefined;
  }, value);
}
