import { AUDIENCES, type Audience } from '../access/audiences.ts';
import { type Viewer } from '../access/viewer.ts';

import type { TestRow, World } from './random-world.ts';

/**
 * Who sees which rows, by a README's table: record → audience → words such as `court: courtCode or own: agencyId`; `and` binds
 * closer than `or`.
 */
export type ReadmeRows = ReadonlyMap<string, ReadonlyMap<Audience, string>>;

/** Reads the table under "Who sees which rows". Throws where there is none. */
export function readReadmeRows(readme: string): ReadmeRows {
  const table = readme.split('## Who sees which rows')[1]?.match(/(\n\|.*)+/)?.[0];
  if (table === undefined) {
    throw new Error('The README has no table of who sees which rows.');
  }
  const [head = [], , ...lines] = table
    .trim()
    .split('\n')
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  return new Map(
    lines.flatMap(([records = '', ...cells]) => {
      const byAudience = new Map(cells.map((cell, at) => [head[at + 1] as Audience, cell]));
      return records.split(', ').map((record) => [record, byAudience] as const);
    }),
  );
}

/**
 * Which rows a viewer sees, by the README's table: slow, without a database, and independent of the rules that it checks.
 */
export function seenRows(readme: ReadmeRows, world: World, record: string, viewer: Viewer): TestRow[] {
  const words = readme.get(record)?.get(viewer.audience === 'auditor' ? 'public' : viewer.audience) ?? '—';
  const isSeen = (row: TestRow) =>
    words.split(' or ').some((rules) => rules.split(' and ').every((rule) => sees(rule, row)));
  return (world.rows.get(record) ?? []).filter(isSeen);

  function sees(rule: string, row: TestRow): boolean {
    const [kind = '', property = ''] = rule.split(': ');
    const value = row[property] as string | null;
    const { region, court, unit } = viewer;
    if (rule === 'all') {
      return true;
    }
    if (rule === '—') {
      return false;
    }
    if (kind === 'court') {
      return below(world.courts, value, court);
    }
    if (kind === 'region') {
      return below(world.regions, value, region);
    }
    if (kind === "court's region") {
      return below(world.regions, value, world.regionOfCourt.get(court ?? '') ?? null);
    }
    if (kind === 'agency') {
      return below(world.regions, world.agencies.get(value ?? '')?.regionCode ?? null, region);
    }
    if (kind === 'own') {
      return unit !== null && world.agencies.get(value ?? '')?.creditCode === unit;
    }
    if (kind === 'no person') {
      return value === 'AGENCY' || value === 'ENTERPRISE';
    }
    if (kind === 'without') {
      return value === null;
    }
    const [how, other = ''] = kind.split(' ');
    if (how === 'with') {
      return seenRows(readme, world, other, viewer).some((owner) => owner['id'] === value);
    }
    if (how === 'by') {
      return seenRows(readme, world, other, viewer).some((naming) => naming[property] === row['id']);
    }
    throw new Error(`No test reads the words "${rule}" of a README.`);
  }
}

/** Whether a region or court is `above` or lies below it; false where either is null. */
function below(parents: ReadonlyMap<string, string | null>, code: string | null, above: string | null): boolean {
  if (above === null) {
    return false;
  }
  for (let at: string | null | undefined = code; at; at = parents.get(at)) {
    if (at === above) {
      return true;
    }
  }
  return false;
}

/** The columns of the READMEs' tables: every audience but auditors, who see what the public sees. */
export const README_AUDIENCES: readonly Audience[] = AUDIENCES.filter((audience) => audience !== 'auditor');
