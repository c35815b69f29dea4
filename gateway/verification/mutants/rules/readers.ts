import { getNamedType, isIntrospectionType, isObjectType, type GraphQLSchema } from 'graphql';

import { FIELD_CLASSES, type FieldClass } from '../../../../subgraphs/shared/access/field-class.ts';
import type { FieldRules } from '../../../../subgraphs/shared/access/field-rules.ts';
import { allows, type AccessRules } from '../../../authorization/access-rules.ts';
import { scopesOf } from '../../access-fuzz/reference/classes.ts';

import { ASKING_VIEWERS, type AskingViewer } from './asking-viewers.ts';

/** Who may read each field, by its coordinate: names of `ASKING_VIEWERS`. */
export type Readers = ReadonlyMap<string, readonly string[]>;

/** A field, and the name of the type it leads to. */
export interface Place {
  readonly type: string;
  readonly field: string;
  readonly leadsTo: string;
}

export function placesOf(schema: GraphQLSchema): readonly Place[] {
  return Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) && !isIntrospectionType(type)
      ? Object.values(type.getFields()).map((field) => ({
          type: type.name,
          field: field.name,
          leadsTo: getNamedType(field.type).name,
        }))
      : [],
  );
}

/** By the specification: its table of classes, applied once more to every field, apart from the offices' own maps. */
export function readersBySpecification(places: readonly Place[]): Readers {
  return readersOf(places, ({ type, field, leadsTo }) => {
    const scopes = scopesOf(type, field, leadsTo);
    return (viewer) => scopes.every((scope) => viewer.scopes.includes(scope));
  });
}

/** By the rules that the gateway reads in the supergraph. */
export function readersAtGateway(places: readonly Place[], rules: AccessRules): Readers {
  return readersOf(places, ({ type, field }) => {
    const rule = rules.fieldRule(type, field);
    return (viewer) => allows(rule, viewer);
  });
}

/** By an office's own check: of the type that the field stands on, of the field, and of the type it leads to. */
export function readersAtOffice(places: readonly Place[], rules: FieldRules): Readers {
  const own = places.filter(({ type, field }) => rules.get(type)?.fields.has(field));
  return readersOf(own, ({ type, field, leadsTo }) => {
    const row = rules.get(type);
    const classes: (FieldClass | undefined)[] = [row?.type, row?.fields.get(field), rules.get(leadsTo)?.type];
    const scopes = classes.flatMap((name) => (name === undefined ? [] : (FIELD_CLASSES[name].scope ?? [])));
    return (viewer) => scopes.every((scope) => viewer.scopes.includes(scope));
  });
}

/** The fields that are open to others than expected, and to whom; empty where there are none. */
export function differences(found: Readers, expected: Readers): readonly string[] {
  return [...found].flatMap(([coordinate, readers]) => {
    const meant = expected.get(coordinate) ?? [];
    const gained = readers.filter((reader) => !meant.includes(reader));
    const lost = meant.filter((reader) => !readers.includes(reader));
    return [
      ...(gained.length > 0 ? [`${coordinate} is open to ${gained.join(', ')}`] : []),
      ...(lost.length > 0 ? [`${coordinate} is closed to ${lost.join(', ')}`] : []),
    ];
  });
}

function readersOf(places: readonly Place[], mayRead: (place: Place) => (viewer: AskingViewer) => boolean): Readers {
  return new Map(
    places.map((place) => {
      const may = mayRead(place);
      const readers = ASKING_VIEWERS.filter((viewer) => may(viewer)).map(({ name }) => name);
      return [`${place.type}.${place.field}`, readers];
    }),
  );
}
