import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  type GraphQLCompositeType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

import type { FieldClass } from '../../../subgraphs/shared/access/field-class.ts';
import {
  collectFields,
  type ClientFragment,
  type ClientSelection,
  type CollectedField,
} from '../../graphql/client-selections.ts';
import type { PersonRead } from '../entry.ts';

/** Which fields of the API schema are recorded; `authorization/` derives it from the access rules. */
export interface RecordedFields {
  /** The recorded classes of a field; for an interface, those of all its possible types. Empty for nearly all fields. */
  classesOf(typeName: string, fieldName: string): readonly FieldClass[];
  /** Whether the type has an `id` that every viewer of its objects may read. */
  hasOpenId(type: GraphQLNamedType): boolean;
  /** Whether no field is recorded. */
  readonly isEmpty: boolean;
}

/** What a response contains of the recorded classes. */
export interface Reading {
  readonly classes: readonly FieldClass[];
  readonly fields: readonly string[];
  readonly people: readonly PersonRead[];
  readonly rows: number;
}

/** Reads a response; undefined where it contains nothing that is recorded. */
type ReadPeople = (data: unknown) => Reading | undefined;

interface ReaderOptions {
  /** The response name of the ids that `nameRecords` added. */
  readonly alias: string;
  /** Whether the data has fields under the names of fetches (`key`) or of the client. */
  readonly namedBy: 'key' | 'responseName';
}

/** The scalar of identity numbers, by which auditors search for a person. */
export const IDENTITY_NUMBER = 'IdentityNumber';

/**
 * Reads only the positions at which recorded fields are selected. They are computed once per position and type of object.
 *
 * @param selections with the ids that `nameRecords` added
 */
export function peopleReader(
  schema: GraphQLSchema,
  recorded: RecordedFields,
  rootType: GraphQLObjectType,
  selections: readonly ClientSelection[],
  options: ReaderOptions,
): ReadPeople {
  const reader: Reader = { schema, recorded, containing: new Map(), ...options };
  const root: Position = { type: rootType, selections, isRecorded: false, byType: new Map() };
  return (data) => {
    const collected: Collected = { classes: new Set(), fields: new Set(), people: [], rows: 0 };
    readValue(reader, root, data, undefined, collected);
    return collected.fields.size === 0
      ? undefined
      : {
          classes: [...collected.classes].sort(),
          fields: [...collected.fields].sort(),
          people: collected.people,
          rows: collected.rows,
        };
  };
}

interface Reader extends ReaderOptions {
  readonly schema: GraphQLSchema;
  readonly recorded: RecordedFields;
  /** Whether a selection is recorded or contains a recorded one, for selections that were checked. */
  readonly containing: Map<ClientSelection, boolean>;
}

/** A position in the response, for all items of its lists. */
interface Position {
  readonly type: GraphQLCompositeType;
  readonly selections: readonly ClientSelection[];
  /** Whether its objects are recorded whatever is selected of them: they were looked up by identity, for example. */
  readonly isRecorded: boolean;
  /** By type of object. */
  readonly byType: Map<string, ObjectFields>;
}

interface ObjectFields {
  readonly type: string;
  readonly idKey: string | undefined;
  readonly fields: readonly RecordedField[];
}

interface RecordedField {
  readonly key: string;
  readonly coordinate: string;
  /** Empty for a field that only contains recorded fields. */
  readonly classes: readonly FieldClass[];
  readonly isIdentityNumber: boolean;
  readonly position: Position | undefined;
}

interface Collected {
  readonly classes: Set<FieldClass>;
  readonly fields: Set<string>;
  readonly people: PersonRead[];
  rows: number;
}

function objectFields(reader: Reader, position: Position, type: GraphQLObjectType): ObjectFields {
  const known = position.byType.get(type.name);
  if (known !== undefined) {
    return known;
  }
  const selected = collectFields(reader.schema, type, position.selections);
  const id = selected.find(({ responseName }) => responseName === reader.alias);
  const isInsideRecorded = position.isRecorded && id === undefined;
  const fields = selected.map((field) => recordedField(reader, type, field, isInsideRecorded));
  const object: ObjectFields = {
    type: type.name,
    idKey: id?.[reader.namedBy],
    fields: fields.filter((field) => field !== undefined),
  };
  position.byType.set(type.name, object);
  return object;
}

function recordedField(
  reader: Reader,
  type: GraphQLObjectType,
  field: CollectedField,
  isInsideRecorded: boolean,
): RecordedField | undefined {
  const output = getNamedType(type.getFields()[field.name]?.type);
  const contains = field.sources.some((source) => containsRecorded(reader, source, type));
  if (output === undefined || (!contains && !(isInsideRecorded && isCompositeType(output)))) {
    return undefined;
  }
  const classes = reader.recorded.classesOf(type.name, field.name);
  const isRecorded = isInsideRecorded || classes.length > 0;
  return {
    key: field[reader.namedBy],
    coordinate: `${type.name}.${field.name}`,
    classes,
    isIdentityNumber: output.name === IDENTITY_NUMBER,
    position: isCompositeType(output)
      ? { type: output, selections: field.selections, isRecorded, byType: new Map() }
      : undefined,
  };
}

function containsRecorded(reader: Reader, selection: ClientSelection, parent: GraphQLCompositeType): boolean {
  const known = reader.containing.get(selection);
  if (known !== undefined) {
    return known;
  }
  const { schema, recorded } = reader;
  const type = selection.kind === 'Field' ? outputOf(parent, selection.name) : conditionOf(schema, selection, parent);
  const isRecorded =
    selection.kind === 'Field' && !selection.isDenied && recorded.classesOf(parent.name, selection.name).length > 0;
  const contains =
    isRecorded ||
    (isCompositeType(type) && selection.selections.some((inner) => containsRecorded(reader, inner, type)));
  reader.containing.set(selection, contains);
  return contains;
}

function outputOf(parent: GraphQLCompositeType, name: string): GraphQLNamedType | undefined {
  return 'getFields' in parent ? getNamedType(parent.getFields()[name]?.type) : undefined;
}

function conditionOf(
  schema: GraphQLSchema,
  { typeCondition }: ClientFragment,
  parent: GraphQLCompositeType,
): GraphQLNamedType | undefined {
  return typeCondition === undefined ? parent : schema.getType(typeCondition);
}

/** @param parentRecord the innermost record around the value, e.g. `Party:17` */
function readValue(
  reader: Reader,
  position: Position,
  value: unknown,
  parentRecord: string | undefined,
  collected: Collected,
): void {
  if (Array.isArray(value)) {
    value.forEach((item) => readValue(reader, position, item, parentRecord, collected));
  } else if (typeof value === 'object' && value !== null) {
    const object = value as Readonly<Record<string, unknown>>;
    for (const type of typesOf(reader, position, object['__typename'])) {
      readObject(reader, position, objectFields(reader, position, type), object, parentRecord, collected);
    }
  }
}

/** Where the type of an object is unknown, all possible types count: a record too many is better than one too few. */
function typesOf({ schema }: Reader, { type }: Position, typeName: unknown): readonly GraphQLObjectType[] {
  if (!isAbstractType(type)) {
    return [type];
  }
  const possible = schema.getPossibleTypes(type);
  const own = possible.filter(({ name }) => name === typeName);
  return own.length > 0 ? own : possible;
}

function readObject(
  reader: Reader,
  position: Position,
  { type, idKey, fields }: ObjectFields,
  object: Readonly<Record<string, unknown>>,
  parentRecord: string | undefined,
  collected: Collected,
): void {
  const id = idKey === undefined ? undefined : object[idKey];
  const record = typeof id === 'string' || typeof id === 'number' ? `${type}:${id}` : parentRecord;
  let isPerson = position.isRecorded;
  let identityNumber: string | undefined;
  for (const field of fields) {
    const value = Object.hasOwn(object, field.key) ? object[field.key] : undefined;
    if (isEmpty(value)) {
      continue;
    }
    if (field.classes.length > 0) {
      field.classes.forEach((name) => collected.classes.add(name));
      collected.fields.add(field.coordinate);
      isPerson ||= field.position === undefined;
    }
    if (field.isIdentityNumber && typeof value === 'string') {
      identityNumber = value;
    }
    if (field.position !== undefined) {
      readValue(reader, field.position, value, record, collected);
    }
  }
  if (isPerson) {
    collected.rows += 1;
    if (record !== undefined || identityNumber !== undefined) {
      collected.people.push({ record, identityNumber });
    }
  }
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.every(isEmpty));
}
