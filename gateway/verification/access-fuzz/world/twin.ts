import { randomOf, type Random } from '../../../../seed/random.ts';
import type { Viewer } from '../../../../subgraphs/shared/access/viewer.ts';
import { scopesOf } from '../field-classes.ts';
import { isVisible } from '../visible-rows.ts';

import { cellOf } from './cells.ts';
import type { Columns } from './columns.ts';
import { KINDS, recordsOf, type Kind, type Stored, type World } from './records.ts';

/** A property that says where a record belongs or what it refers to: changing it could make other records visible. */
const UNCHANGED = /Id$|^id$|^code$|Code$|^(creditCode|debtorKind|cause|year|periodFrom|periodTo)$/;

/**
 * Properties that further fields show in another form: masked values, and the subjects of measures.
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

/** A rank counts all peers, and the published list is for everyone: these stay as they are. */
const UNCHANGED_KINDS = /^(AgencyPerformance|DishonestListing)$/;

/**
 * A world that differs from the given one only in what the viewer may not see: hidden records are changed, removed and
 * added, and in visible records those texts are changed that no field shows the viewer.
 *
 * @param mayDiffer which hidden records may differ; in the others texts are changed as in visible ones
 */
export function twinOf(
  world: World,
  columns: Columns,
  viewer: Viewer,
  seed: number,
  mayDiffer: (record: Stored) => boolean = () => true,
): World {
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
    if (isVisible(viewer, kind, record, world) || !mayDiffer(record)) {
      return [{ ...record, ...otherCells(kind, record, at, own) }];
    }
    if (UNCHANGED_KINDS.test(kind)) {
      return [record];
    }
    if (own.chance(0.25)) {
      return [];
    }
    const changed = { ...record, ...otherCells(kind, record, at, own, true) };
    // Sometimes a second record beside it, if its key allows that.
    return own.chance(0.25) && 'id' in record
      ? [changed, { ...changed, ...newKeys(kind, record, at + 5_000, own), id: `${String(record['id'])}x` }]
      : [changed];
  }

  function otherCells(kind: string, record: Stored, at: number, own: Random, isHidden = false): Stored {
    const changeable = (columns.get(kind) ?? []).filter(
      ({ name, type, members }) =>
        !UNCHANGED.test(name) &&
        (isHidden || (type === 'text' && members === undefined && !UNCHANGED_KINDS.test(kind) && isUnseen(kind, name))),
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

  /** Codes and numbers that must be unique. */
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

/** Kinds that are stored as plain text: statistics group by them. */
function isKindWord(name: string): boolean {
  return /kind$/i.test(name);
}

function serialIn(kind: string, serial: number): number {
  return (KINDS.findIndex((one) => one.kind === kind) + 1) * 10_000 + serial;
}
