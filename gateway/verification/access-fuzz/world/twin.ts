import { randomOf, type Random } from '../../../../seed/random.ts';
import type { Viewer } from '../../../../subgraphs/shared/access/viewer.ts';
import { scopesOf } from '../reference/classes.ts';
import { isVisible } from '../reference/rows.ts';

import { cellOf } from './cells.ts';
import type { Columns } from './columns.ts';
import { KINDS, type Kind } from './kinds.ts';
import { recordsOf, type Stored, type World } from './world.ts';

/** A property that says where a record belongs or what it hangs together with: whoever changed it might show it. */
const KEEPS_ITS_PLACE = /Id$|^id$|^code$|Code$|^(creditCode|debtorKind|cause|year|periodFrom|periodTo)$/;

/**
 * What is shown in another form than under its own name, besides: the masked companions, and what is published of a
 * listing.
 */
const ALSO_SHOWN: Readonly<Record<string, readonly string[]>> = {
  'Party.name': ['Party.maskedName'],
  'Party.idNumber': ['Party.maskedIdentifier'],
  'Party.creditCode': ['Party.maskedIdentifier'],
  'Party.phone': ['Party.maskedPhone'],
  'Asset.identifier': ['Asset.maskedIdentifier'],
  'RestrictedPerson.name': ['RestrictedPerson.maskedName'],
  'RestrictedPerson.idNumber': ['RestrictedPerson.maskedIdNumber'],
  ...Object.fromEntries(
    ['ConsumptionRestriction', 'ExitRestriction', 'Sanction', 'RefusalProsecution'].flatMap((kind) => [
      [`${kind}.subjectName`, ['CreditSubject.name', 'CreditSubject.maskedName']],
      [
        `${kind}.subjectIdentifier`,
        ['CreditSubject.idNumber', 'CreditSubject.creditCode', 'CreditSubject.maskedIdentifier'],
      ],
    ]),
  ),
};

/** A rank is told among all peers, and the published list is for everyone: these stay as they are. */
const STAYS = /^(AgencyPerformance|DishonestListing)$/;

/**
 * A world that differs from the given one in nothing but what the viewer may not see: records out of sight are changed,
 * taken away and added, and in records in sight the text is changed that no field shows the viewer.
 */
export function twinOf(world: World, columns: Columns, viewer: Viewer, seed: number): World {
  const random = randomOf(seed).stream('twin');
  const twin = new Map(world);
  for (const kind of KINDS) {
    const own = random.stream(kind.kind);
    const records = recordsOf(world, kind.kind);
    twin.set(
      kind.kind,
      records.flatMap((record, at) => twinsOf(kind, record, at, own.stream(at))),
    );
  }
  return twin;

  function twinsOf({ kind }: Kind, record: Stored, at: number, own: Random): Stored[] {
    if (isVisible(viewer, kind, record, world)) {
      return [{ ...record, ...otherCells(kind, record, at, own) }];
    }
    if (STAYS.test(kind)) {
      return [record];
    }
    if (own.chance(0.25)) {
      return [];
    }
    const changed = { ...record, ...otherCells(kind, record, at, own, true) };
    // A second one beside it, where the key leaves room for it.
    return own.chance(0.25) && 'id' in record
      ? [changed, { ...changed, ...newKeys(kind, record, at + 5_000, own), id: `${String(record['id'])}x` }]
      : [changed];
  }

  function otherCells(kind: string, record: Stored, at: number, own: Random, isHidden = false): Stored {
    const changeable = (columns.get(kind) ?? []).filter(
      ({ name, type, members }) =>
        !KEEPS_ITS_PLACE.test(name) &&
        (isHidden || (type === 'text' && members === undefined && !STAYS.test(kind) && isUnseen(kind, name))),
    );
    return Object.fromEntries(
      changeable
        .filter(({ name }) => record[name] !== null && !isKindWord(name))
        .map((column) => [
          column.name,
          cellOf({ ...column, isNullable: false }, serialIn(kind, at + 2_000), own.stream(column.name)),
        ]),
    );
  }

  /** Codes and numbers that may not repeat. */
  function newKeys(kind: string, record: Stored, at: number, own: Random): Stored {
    const unique = (columns.get(kind) ?? []).filter(({ name }) => /(Number|^creditCode|^code)$/.test(name));
    return Object.fromEntries(
      unique
        .filter(({ name }) => record[name] !== null)
        .map((column) => [column.name, cellOf({ ...column, isNullable: false }, serialIn(kind, at), own)]),
    );
  }

  function isUnseen(kind: string, property: string): boolean {
    const shown = [`${kind}.${property}`, ...(ALSO_SHOWN[`${kind}.${property}`] ?? [])];
    return shown.every((field) => {
      const [type = '', name = ''] = field.split('.');
      return !scopesOf(type, name, 'String').every((scope) => viewer.scopes.includes(scope));
    });
  }
}

/** Words of a list that are not shown as one: statistics count by them. */
function isKindWord(name: string): boolean {
  return /kind$/i.test(name);
}

function serialIn(kind: string, serial: number): number {
  return (KINDS.findIndex((one) => one.kind === kind) + 1) * 10_000 + serial;
}
