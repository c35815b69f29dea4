import { keyText } from '../database/same-key.ts';
import { COUNTRY, under, type Bind } from '../database/under.ts';
import type { RequestContext } from '../server/request-context.ts';

/** The levels of regions that records are told at, from the broadest. */
const LEVELS = ['PROVINCE', 'CITY', 'COUNTY'] as const;

/** Regions and courts as a request needs them to place its records: read from the office's own closures. */
export interface Places {
  /** The province, prefecture and county that a region lies in; the last is null for a prefecture as such, and so on. */
  pathOf(region: string | null): readonly (string | null)[];
  /** The region that it is rolled up to; itself where it has none of that level. */
  rollUp(region: string | null, level: string): string | null;
  isWithin(region: string | null, ancestor: string): boolean;
  /** The courts of these regions, each with its region. */
  readonly courts: ReadonlyMap<string, string>;
}

/** Reads the regions below one, and their courts. */
export async function readPlaces(context: RequestContext, top: string): Promise<Places> {
  const parameters: unknown[] = [];
  const bind: Bind = (value) => (parameters.push(value), '?');
  const rows = await context.em.execute<{ ancestor: string; descendant: string; level: string }[]>(
    'select ancestor, descendant, ancestor_level as level from region_closure where ' +
      under('region', 'descendant', top, bind),
    parameters,
  );
  const ancestors = new Map<string, Map<string, string>>();
  for (const { ancestor, descendant, level } of rows) {
    const known = ancestors.get(keyText(descendant)) ?? new Map<string, string>();
    ancestors.set(keyText(descendant), known.set(level, keyText(ancestor)));
  }
  const courts = await context.em.execute<{ court: string; region: string }[]>(
    'select court_code as court, region_code as region from court_directory',
  );
  const levelsOf = (region: string | null) => ancestors.get(region ?? '');
  return {
    pathOf: (region) => LEVELS.map((level) => levelsOf(region)?.get(level) ?? null),
    rollUp: (region, level) => levelsOf(region)?.get(level) ?? region,
    isWithin: (region, ancestor) =>
      ancestor === COUNTRY || region === ancestor || [...(levelsOf(region)?.values() ?? [])].includes(ancestor),
    courts: new Map(
      courts
        .map(({ court, region }) => [keyText(court), keyText(region)] as const)
        .filter(([, region]) => ancestors.has(region)),
    ),
  };
}

/** The province that a region lies in; the country where it lies in none. */
export async function provinceOf(context: RequestContext, region: string): Promise<string> {
  const rows = await context.em.execute<{ province: string }[]>(
    "select ancestor as province from region_closure where descendant = ? and ancestor_level = 'PROVINCE'",
    [region],
  );
  return rows[0]?.province ?? COUNTRY;
}

/** The courts that stand under one, itself included. */
export async function courtsUnder(context: RequestContext, court: string): Promise<ReadonlySet<string>> {
  const rows = await context.em.execute<{ court: string }[]>(
    'select descendant as court from court_closure where ancestor = ?',
    [court],
  );
  return new Set(rows.map((row) => keyText(row.court)));
}

/** Whether a region or court is another one or lies below it. */
export async function isUnder(
  context: RequestContext,
  kind: 'region' | 'court',
  code: string,
  ancestor: string | null,
): Promise<boolean> {
  const rows = await context.em.execute<unknown[]>(
    `select 1 from ${kind}_closure where ancestor = ? and descendant = ?`,
    [ancestor, code],
  );
  return rows.length > 0;
}

/** The region that a court serves; null where it is not known. */
export async function regionOfCourt(context: RequestContext, court: string | null): Promise<string | null> {
  const rows = await context.em.execute<{ region: string }[]>(
    'select region_code as region from court_directory where court_code = ?',
    [court],
  );
  return rows[0]?.region ?? null;
}

/** For each region, the one of a level that it lies in. */
export async function regionsAbove(context: RequestContext, level: string): Promise<ReadonlyMap<string, string>> {
  const rows = await context.em.execute<{ ancestor: string; descendant: string }[]>(
    'select ancestor, descendant from region_closure where ancestor_level = ?',
    [level],
  );
  return new Map(rows.map(({ ancestor, descendant }) => [keyText(descendant), keyText(ancestor)]));
}

/** A region and those below it. */
export async function regionsUnder(context: RequestContext, region: string): Promise<ReadonlySet<string>> {
  const rows = await context.em.execute<{ code: string }[]>(
    'select descendant as code from region_closure where ancestor = ?',
    [region],
  );
  return new Set(rows.map(({ code }) => keyText(code)));
}

/** The region that a court serves, and those below it. */
export async function regionsOfCourt(context: RequestContext, court: string | null): Promise<ReadonlySet<string>> {
  const region = await regionOfCourt(context, court);
  return region === null ? new Set() : regionsUnder(context, region);
}
