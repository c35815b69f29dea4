import type { FieldSource, Thing, WorldData } from './world.ts';

/** A field that takes arguments, depends on who answers, or leads to another thing. */
export type FieldFunction = (args: Readonly<Record<string, unknown>>, source: FieldSource) => unknown;

export interface ThingWithFields extends Thing {
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A thing with its fields written out: values, or functions of the arguments. */
export function thing(type: string, uid: string, fields: Readonly<Record<string, unknown>>): ThingWithFields {
  return { type, uid, fields };
}

/**
 * Data held as things. An entity is looked up by the key fields that its representation has, whichever
 * of its keys was used; an interface's representation finds things of the types that implement it.
 */
export function thingsData(
  root: Readonly<Record<string, FieldFunction>>,
  entities: readonly ThingWithFields[],
  implementations: Readonly<Record<string, readonly string[]>> = {},
): WorldData {
  return {
    find: (typeName, representation) =>
      entities.find(
        ({ type, fields }) =>
          (type === typeName || implementations[typeName]?.includes(type)) && isSame(fields, representation),
      ) ?? null,
    read(source, typeName, fieldName, args) {
      const value = isRootType(typeName) ? root[fieldName] : (source.thing as ThingWithFields).fields[fieldName];
      return typeof value === 'function' ? (value as FieldFunction)(args, source) : value;
    },
  };
}

/** What `@requires` asked for: sent by the gateway, or read off the thing itself where one schema knows everything. */
export function required<Facts>(source: FieldSource, ofThing: Facts): Facts {
  return source.subgraph === undefined ? ofThing : (source.given as Facts);
}

function isRootType(typeName: string): boolean {
  return typeName === 'Query' || typeName === 'Mutation';
}

function isSame(fields: Readonly<Record<string, unknown>>, representation: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(representation).every(([name, given]) => {
    const held = fields[name];
    if (!KEY_FIELDS.has(name) || held === undefined) {
      return true;
    }
    const isThing = typeof held === 'object' && held !== null && 'fields' in held;
    return isThing ? isSame((held as ThingWithFields).fields, given as Record<string, unknown>) : held === given;
  });
}

/** Fields by which things are told apart; all else in a representation is facts for `@requires`. */
const KEY_FIELDS = new Set(['id', 'sku', 'vendor']);
