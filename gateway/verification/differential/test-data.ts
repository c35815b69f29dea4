/** An object of the test data: an entity, or an object inside one. */
export interface TestObject {
  readonly type: string;
  /** Unique in the world; faults are assigned to objects by it. */
  readonly uid: string;
}

/** An object as a resolver gets it. */
export interface FieldSource {
  readonly object: TestObject;
  /** The representation that the gateway sent: key fields, and what `@requires` names. Undefined outside entity fetches. */
  readonly given?: Readonly<Record<string, unknown>>;
  /** The subgraph that answers; undefined in the merged schema. */
  readonly subgraph?: string;
}

/** The data behind a world's subgraphs and behind the merged schema. */
export interface WorldData {
  /** The object that an entity's representation stands for; null if there is none. */
  find(typeName: string, representation: Readonly<Record<string, unknown>>): TestObject | null;
  /** A field's value: objects, plain values, lists of them, lists of lists. May throw. */
  read(source: FieldSource, typeName: string, fieldName: string, args: Readonly<Record<string, unknown>>): unknown;
}

/** A supergraph for tests, with the data that all candidates and the merged schema share. */
export interface World {
  readonly name: string;
  readonly supergraphSdl: string;
  /** Subgraph SDL by public name. */
  readonly subgraphs: Readonly<Record<string, string>>;
  /** The data in its first state: a mutation changes only the data of its own run. */
  fresh(): WorldData;
  /** Values for arguments, by the name of a scalar. */
  readonly values: Readonly<Record<string, readonly unknown[]>>;
}

/** A field that takes arguments, depends on the subgraph that answers, or leads to another object. */
export type FieldFunction = (args: Readonly<Record<string, unknown>>, source: FieldSource) => unknown;

export interface ObjectWithFields extends TestObject {
  readonly fields: Readonly<Record<string, unknown>>;
}

/** An object with its fields written out: values, or functions of the arguments. */
export function testObject(type: string, uid: string, fields: Readonly<Record<string, unknown>>): ObjectWithFields {
  return { type, uid, fields };
}

/**
 * A world's data as objects. An entity is looked up by the key fields of its representation, whichever of its keys was
 * used; an interface's representation finds objects of the types that implement it.
 */
export function objectsData(
  root: Readonly<Record<string, FieldFunction>>,
  entities: readonly ObjectWithFields[],
  implementations: Readonly<Record<string, readonly string[]>> = {},
): WorldData {
  return {
    find: (typeName, representation) =>
      entities.find(
        ({ type, fields }) =>
          (type === typeName || implementations[typeName]?.includes(type)) && isSame(fields, representation),
      ) ?? null,
    read(source, typeName, fieldName, args) {
      const value = isRootType(typeName) ? root[fieldName] : (source.object as ObjectWithFields).fields[fieldName];
      return typeof value === 'function' ? (value as FieldFunction)(args, source) : value;
    },
  };
}

/** What `@requires` names: from the representation in a subgraph, from the object itself in the merged schema. */
export function required<Facts>(source: FieldSource, ofObject: Facts): Facts {
  return source.subgraph === undefined ? ofObject : (source.given as Facts);
}

function isRootType(typeName: string): boolean {
  return typeName === 'Query' || typeName === 'Mutation';
}

function isSame(fields: Readonly<Record<string, unknown>>, representation: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(representation).every(([name, given]) => {
    const field = fields[name];
    const own = typeof field === 'function' ? (field as FieldFunction)({}, { object: { type: '', uid: '' } }) : field;
    if (!KEY_FIELDS.has(name) || own === undefined) {
      return true;
    }
    const isObject = typeof own === 'object' && own !== null && 'fields' in own;
    return isObject ? isSame((own as ObjectWithFields).fields, given as Record<string, unknown>) : own === given;
  });
}

/** Fields that identify an object; all other fields of a representation are for `@requires`. */
const KEY_FIELDS = new Set(['id', 'no', 'sku', 'vendor']);
