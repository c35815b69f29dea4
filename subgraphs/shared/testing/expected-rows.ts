import type { Audience } from '../access/audiences.ts';
import type { Viewer } from '../access/viewer.ts';
import type { EntityClass } from '../database/entity-class.ts';
import { WITH_AGENCY, WITH_CASE } from '../visibility/shown-with.ts';

import { seenRows, type ReadmeRows } from './readme-rows.ts';
import type { RowGround } from './row-ground.ts';

/**
 * Keys of the records that a viewer is to see, by the words of the READMEs. In a form: of those, the ones that are shown
 * together with what they lead to. A case is known to whoever sees the case; a unit knows the agency that it is itself.
 */
export function expectedRows(ground: RowGround, entity: EntityClass, viewer: Viewer, form?: string): string[] {
  const seen = keys(ground, entity, viewer, ground.readme);
  if (form === undefined) {
    return seen;
  }
  const alone = formAlone(ground, entity, form);
  if (alone !== undefined) {
    return keys(ground, entity, viewer, new Map([[entity.name, alone]]));
  }
  // With the words of all others: a record can be named by one of them.
  const shown = keys(ground, entity, viewer, new Map([...ground.readme, [entity.name, wordsOf(ground, entity, form)]]));
  return seen.filter((key) => shown.includes(key));
}

/** The README's words for a form that it gives a line of its own: one that is not read of visible records only. */
export function formAlone({ readme }: RowGround, { name }: EntityClass, form: string): Words | undefined {
  return readme.get(`${name} ${form}`);
}

function wordsOf({ readme, readmeOfCases, world }: RowGround, { name }: EntityClass, form: string): Words {
  const own = readme.get(name) ?? new Map();
  const row = world.rows.get(name)?.[0] ?? {};
  if (form === WITH_AGENCY) {
    const agency = CONVENERS.find((property) => property in row);
    return new Map([...own, ['member', `own: ${agency}`]]);
  }
  if (form !== WITH_CASE) {
    throw new Error(`Nobody says who sees ${name} ${form}.`);
  }
  if ('debtorAgencyId' in row) {
    return readmeOfCases.get('EnforcementCase') ?? new Map();
  }
  // A record that does not say whose the case is: it is of the agency that is named for it.
  return new Map([...own, ['committee', 'agency: agencyId'], ['member', '—']]);
}

type Words = ReadonlyMap<Audience, string>;

/** Who called a meeting or a conference, or issued a circular or advice. */
const CONVENERS = ['convenerAgencyId', 'issuerAgencyId', 'procuratorateId'];

function keys(ground: RowGround, entity: EntityClass, viewer: Viewer, readme: ReadmeRows): string[] {
  return seenRows(readme, ground.world, entity.name, viewer)
    .map((row) => ground.keyOf(entity, row))
    .toSorted();
}
