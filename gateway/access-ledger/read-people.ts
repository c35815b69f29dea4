import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  type GraphQLCompositeType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

import type { FieldClass } from '../../subgraphs/shared/access/field-class.ts';
import {
  collectFields,
  type ClientFragment,
  type ClientSelection,
  type CollectedField,
} from '../graphql/client-selections.ts';

import type { PersonRead } from './entry.ts';
import type { RecordedFields } from './recorded-fields.ts';

/** What of the recorded classes an answer holds. */
export interface Reading {
  readonly classes: readonly FieldClass[];
  readonly fields: readonly string[];
  readonly people: readonly PersonRead[];
  readonly rows: number;
}

/** Looks an answer through; undefined where it holds nothing that is recorded. */
export type ReadPeople = (data: unknown) => Reading | undefined;

export interface ReaderOptions {
  /** The response name of the ids that were added. */
  readonly alias: string;
  /** Under which name the data holds a field: the fetches' or the client's. */
  readonly namedBy: 'key' | 'responseName';
}

/** The scalar of identity numbers: a person is found by them. */
export const IDENTITY_NUMBER = 'IdentityNumber';

/**
 * Looks only where a recorded field was selected; where that is, is worked out when an object of a type is first met.
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
  const reader: Reader = { schema, recorded, leading: new Map(), ...options };
  const root: Place = { type: rootType, selections, isRecorded: false, byType: new Map() };
  return (data) => {
    const found: Found = { classes: new Set(), fields: new Set(), people: [], rows: 0 };
    readPlace(reader, root, data, undefined, found);
    return found.fields.size === 0
      ? undefined
      : {
          classes: [...found.classes].sort(),
          fields: [...found.fields].sort(),
          people: found.people,
          rows: found.rows,
        };
  };
}

interface Reader extends ReaderOptions {
  readonly schema: GraphQLSchema;
  readonly recorded: RecordedFields;
  /** Selections of which it is known whether they are recorded or lead to what is. */
  readonly leading: Map<ClientSelection, boolean>;
}

/** A place in the answer. */
interface Place {
  readonly type: GraphQLCompositeType;
  readonly selections: readonly ClientSelection[];
  /** Whether to stand here is recorded already: behind a lookup by identity, or of a type that is recorded whole. */
  readonly isRecorded: boolean;
  /** What to look at in an object, by its type. */
  readonly byType: Map<string, ObjectAtPlace>;
}

interface ObjectAtPlace {
  readonly type: string;
  readonly idKey: string | undefined;
  readonly fields: readonly RecordedField[];
}

interface RecordedField {
  readonly key: string;
  readonly coordinate: string;
  /** Empty for what only leads to recorded fields. */
  readonly classes: readonly FieldClass[];
  readonly isIdentityNumber: boolean;
  readonly place: Place | undefined;
}

interface Found {
  readonly classes: Set<FieldClass>;
  readonly fields: Set<string>;
  readonly people: PersonRead[];
  rows: number;
}

function objectAt(reader: Reader, place: Place, type: GraphQLObjectType): ObjectAtPlace {
  const known = place.byType.get(type.name);
  if (known !== undefined) {
    return known;
  }
  const collected = collectFields(reader.schema, type, place.selections);
  const id = collected.find(({ responseName }) => responseName === reader.alias);
  const isBehind = place.isRecorded && id === undefined;
  const fields = collected.map((field) => recordedField(reader, type, field, isBehind));
  const object: ObjectAtPlace = {
    type: type.name,
    idKey: id?.[reader.namedBy],
    fields: fields.filter((field) => field !== undefined),
  };
  place.byType.set(type.name, object);
  return object;
}

function recordedField(
  reader: Reader,
  type: GraphQLObjectType,
  field: CollectedField,
  isBehind: boolean,
): RecordedField | undefined {
  const output = getNamedType(type.getFields()[field.name]?.type);
  const leads = field.sources.some((source) => leadsToRecorded(reader, source, type));
  if (output === undefined || (!leads && !(isBehind && isCompositeType(output)))) {
    return undefined;
  }
  const classes = reader.recorded.classesOf(type.name, field.name);
  const isRecorded = isBehind || classes.length > 0;
  return {
    key: field[reader.namedBy],
    coordinate: `${type.name}.${field.name}`,
    classes,
    isIdentityNumber: output.name === IDENTITY_NUMBER,
    place: isCompositeType(output)
      ? { type: output, selections: field.selections, isRecorded, byType: new Map() }
      : undefined,
  };
}

function leadsToRecorded(reader: Reader, selection: ClientSelection, parent: GraphQLCompositeType): boolean {
  const known = reader.leading.get(selection);
  if (known !== undefined) {
    return known;
  }
  const { schema, recorded } = reader;
  const type = selection.kind === 'Field' ? outputOf(parent, selection.name) : conditionOf(schema, selection, parent);
  const isRecorded =
    selection.kind === 'Field' && !selection.isDenied && recorded.classesOf(parent.name, selection.name).length > 0;
  const leads =
    isRecorded || (isCompositeType(type) && selection.selections.some((inner) => leadsToRecorded(reader, inner, type)));
  reader.leading.set(selection, leads);
  return leads;
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

/** @param holder the record, e.g. `Party:17`, that the place stands in */
function readPlace(reader: Reader, place: Place, value: unknown, holder: string | undefined, found: Found): void {
  if (Array.isArray(value)) {
    value.forEach((item) => readPlace(reader, place, item, holder, found));
  } else if (typeof value === 'object' && value !== null) {
    const object = value as Readonly<Record<string, unknown>>;
    for (const type of typesOf(reader, place, object['__typename'])) {
      readObject(reader, place, objectAt(reader, place, type), object, holder, found);
    }
  }
}

/** Where nobody tells the type of an object, it may be any: rather one read too many in the ledger. */
function typesOf({ schema }: Reader, { type }: Place, told: unknown): readonly GraphQLObjectType[] {
  if (!isAbstractType(type)) {
    return [type];
  }
  const possible = schema.getPossibleTypes(type);
  const own = possible.filter(({ name }) => name === told);
  return own.length > 0 ? own : possible;
}

function readObject(
  reader: Reader,
  place: Place,
  { type, idKey, fields }: ObjectAtPlace,
  object: Readonly<Record<string, unknown>>,
  holder: string | undefined,
  found: Found,
): void {
  const id = idKey === undefined ? undefined : object[idKey];
  const record = typeof id === 'string' || typeof id === 'number' ? `${type}:${id}` : holder;
  let isPerson = place.isRecorded;
  let identityNumber: string | undefined;
  for (const field of fields) {
    const value = Object.hasOwn(object, field.key) ? object[field.key] : undefined;
    if (isNothing(value)) {
      continue;
    }
    if (field.classes.length > 0) {
      field.classes.forEach((name) => found.classes.add(name));
      found.fields.add(field.coordinate);
      isPerson ||= field.place === undefined;
    }
    if (field.isIdentityNumber && typeof value === 'string') {
      identityNumber = value;
    }
    if (field.place !== undefined) {
      readPlace(reader, field.place, value, record, found);
    }
  }
  if (isPerson) {
    found.rows += 1;
    if (record !== undefined || identityNumber !== undefined) {
      found.people.push({ record, identityNumber });
    }
  }
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.every(isNothing));
}
