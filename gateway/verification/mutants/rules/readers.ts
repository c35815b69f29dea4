import { getNamedType, isIntrospectionType, isObjectType, type GraphQLSchema } from 'graphql';

import { AUDIENCES } from '../../../../subgraphs/shared/access/audiences.ts';
import { FIELD_CLASSES, type FieldClass } from '../../../../subgraphs/shared/access/field-class.ts';
import type { FieldRules } from '../../../../subgraphs/shared/access/field-rules.ts';
import { allows, type AccessRules, type FieldViewer } from '../../../authorization/access-rules.ts';
import { scopesOf } from '../../access-fuzz/field-classes.ts';
import { fuzzedViewer } from '../../access-fuzz/viewers.ts';

/** The names of the viewers (`VIEWERS`) who may read each field, by its coordinate. */
export type Readers = ReadonlyMap<string, readonly string[]>;

interface NamedViewer extends FieldViewer {
  readonly name: string;
}

const SCOPES = Object.values(FIELD_CLASSES).flatMap(({ scope }) => scope ?? []);

/**
 * Each audience with the scopes that the specification gives it; and for each scope one viewer who has all others, since a
 * token may leave out any. A rule requires scopes, all of them, so it is known by which of these viewers it denies: two
 * rules that deny the same of them are the same for every possible viewer.
 */
const VIEWERS: readonly NamedViewer[] = [
  ...AUDIENCES.map((audience) => ({ name: audience, audience, scopes: fuzzedViewer(audience).scopes })),
  ...SCOPES.map((scope) => ({
    name: `all but ${scope}`,
    audience: 'court' as const,
    scopes: SCOPES.filter((other) => other !== scope),
  })),
];

/** A field, and the name of the type that it returns. */
export interface FieldPlace {
  readonly type: string;
  readonly field: string;
  readonly output: string;
}

export function fieldsOf(schema: GraphQLSchema): readonly FieldPlace[] {
  return Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) && !isIntrospectionType(type)
      ? Object.values(type.getFields()).map((field) => ({
          type: type.name,
          field: field.name,
          output: getNamedType(field.type).name,
        }))
      : [],
  );
}

/** By the specification's table of classes, which shares nothing with the subgraphs' access maps. */
export function readersBySpecification(places: readonly FieldPlace[]): Readers {
  return readersOf(places, ({ type, field, output }) => {
    const scopes = scopesOf(type, field, output);
    return (viewer) => scopes.every((scope) => viewer.scopes.includes(scope));
  });
}

/** By the rules that the gateway reads from the supergraph. */
export function readersAtGateway(places: readonly FieldPlace[], rules: AccessRules): Readers {
  return readersOf(places, ({ type, field }) => {
    const rule = rules.fieldRule(type, field);
    return (viewer) => allows(rule, viewer);
  });
}

/** By a subgraph's own check: of the field's parent type, the field, and the type that it returns. */
export function readersAtSubgraph(places: readonly FieldPlace[], rules: FieldRules): Readers {
  const own = places.filter(({ type, field }) => rules.get(type)?.fields.has(field));
  return readersOf(own, ({ type, field, output }) => {
    const row = rules.get(type);
    const classes: (FieldClass | undefined)[] = [row?.type, row?.fields.get(field), rules.get(output)?.type];
    const scopes = classes.flatMap((name) => (name === undefined ? [] : (FIELD_CLASSES[name].scope ?? [])));
    return (viewer) => scopes.every((scope) => viewer.scopes.includes(scope));
  });
}

/** The fields whose readers are not the expected ones, and who gained or lost them. */
export function differences(actual: Readers, expected: Readers): readonly string[] {
  return [...actual].flatMap(([coordinate, readers]) => {
    const allowed = expected.get(coordinate) ?? [];
    const gained = readers.filter((reader) => !allowed.includes(reader));
    const lost = allowed.filter((reader) => !readers.includes(reader));
    return [
      ...(gained.length > 0 ? [`${coordinate} is open to ${gained.join(', ')}`] : []),
      ...(lost.length > 0 ? [`${coordinate} is closed to ${lost.join(', ')}`] : []),
    ];
  });
}

function readersOf(
  places: readonly FieldPlace[],
  mayRead: (place: FieldPlace) => (viewer: NamedViewer) => boolean,
): Readers {
  return new Map(
    places.map((place) => {
      const may = mayRead(place);
      const readers = VIEWERS.filter((viewer) => may(viewer)).map(({ name }) => name);
      return [`${place.type}.${place.field}`, readers];
    }),
  );
}
