import { createHash } from 'node:crypto';

import type { SqlEntityManager } from '@mikro-orm/sql';

import { keyText } from './same-key.ts';

/** The tree of regions, and that of courts. */
export type TreeKind = 'region' | 'court';

/** Levels of regions at which records are told, from the broadest. */
export const REGION_LEVELS = ['PROVINCE', 'CITY', 'COUNTY'] as const;

/**
 * The office's trees of regions and courts at one moment. A request asks them instead of the database, so that a statement
 * has the codes themselves: an optimizer that knows them finds the index, which a sub-select hides from it.
 */
export interface Trees {
  /** Differs where anything in the trees does: part of the key of whatever is kept for longer than a request. */
  readonly revision: string;
  /** The codes of a region or court and of all below it, as they are stored; none where it is not known. */
  codesUnder(kind: TreeKind, code: string): readonly string[];
  /** Whether a region or court is another one or lies below it. */
  isUnder(kind: TreeKind, code: string, ancestor: string | null): boolean;
  isRegion(region: string): boolean;
  /** The region of a level that a region lies in; null where it lies in none. */
  regionAt(level: string, region: string | null): string | null;
  /** The region that a court serves; null where it is not known. */
  regionOfCourt(court: string | null): string | null;
  /** A longer list of codes is left to the server's closure; `MOST_CODES` where it does not say. */
  readonly mostCodes?: number;
  /** All courts, each with the region that it serves. */
  readonly courts: ReadonlyMap<string, string>;
}

export interface ClosureRow {
  readonly ancestor: string;
  readonly descendant: string;
  readonly ancestorLevel: string;
}

export interface TreeRows {
  readonly regions: readonly ClosureRow[];
  readonly courts: readonly ClosureRow[];
  readonly directory: readonly { readonly courtCode: string; readonly regionCode: string }[];
}

/** Reads the trees. Nothing of them is anybody's in particular, so no row filter is needed. */
export async function readTrees(em: SqlEntityManager): Promise<Trees> {
  // Not among the statements of a request: they belong to none.
  const read = <Row extends object>(sql: string) => em.execute<Row[]>(sql, [], 'all', { enabled: false });
  const closure = (kind: TreeKind) =>
    read<ClosureRow>(`select ancestor, descendant, ancestor_level as ancestorLevel from ${kind}_closure`);
  const [regions, courts, directory] = await Promise.all([
    closure('region'),
    closure('court'),
    read<TreeRows['directory'][number]>(
      'select court_code as courtCode, region_code as regionCode from court_directory',
    ),
  ]);
  return makeTrees({ regions, courts, directory });
}

export function makeTrees({ regions, courts, directory }: TreeRows): Trees {
  const below = { region: codesBelow(regions), court: codesBelow(courts) };
  const sets = { region: new Map<string, ReadonlySet<string>>(), court: new Map<string, ReadonlySet<string>>() };
  const levels = new Map<string, Map<string, string>>();
  for (const { ancestor, descendant, ancestorLevel } of regions) {
    const own = levels.get(keyText(descendant)) ?? new Map<string, string>();
    levels.set(keyText(descendant), own.set(ancestorLevel, keyText(ancestor)));
  }
  const regionsOfCourts = new Map(
    directory.map(({ courtCode, regionCode }) => [keyText(courtCode), keyText(regionCode)]),
  );
  return {
    revision: revisionOf({ regions, courts, directory }),
    courts: regionsOfCourts,
    codesUnder: (kind, code) => below[kind].get(code) ?? [],
    isUnder(kind, code, ancestor) {
      if (ancestor === null) {
        return false;
      }
      const known = sets[kind].get(ancestor) ?? new Set((below[kind].get(ancestor) ?? []).map(keyText));
      sets[kind].set(ancestor, known);
      return known.has(keyText(code));
    },
    isRegion: (region) => levels.has(region),
    regionAt: (level, region) => (region === null ? null : (levels.get(region)?.get(level) ?? null)),
    regionOfCourt: (court) => (court === null ? null : (regionsOfCourts.get(court) ?? null)),
  };
}

/** Trees that could not be read: who asks for anything of them gets the error, and nobody else is disturbed. */
export function unreadTrees(error: unknown): Trees {
  const fail = (): never => {
    throw error;
  };
  return {
    get revision(): never {
      return fail();
    },
    get courts(): never {
      return fail();
    },
    codesUnder: fail,
    isUnder: fail,
    isRegion: fail,
    regionAt: fail,
    regionOfCourt: fail,
  };
}

function codesBelow(rows: readonly ClosureRow[]): ReadonlyMap<string, readonly string[]> {
  const below = new Map<string, string[]>();
  for (const { ancestor, descendant } of rows) {
    const own = below.get(keyText(ancestor));
    if (own) {
      own.push(descendant);
    } else {
      below.set(keyText(ancestor), [descendant]);
    }
  }
  for (const codes of below.values()) {
    // One order, so that the same question is the same statement.
    codes.sort();
  }
  return below;
}

function revisionOf({ regions, courts, directory }: TreeRows): string {
  const hash = createHash('sha256');
  for (const rows of [regions, courts, directory]) {
    const lines = rows.map((row) => JSON.stringify(Object.values(row))).sort();
    hash.update(lines.join('\n')).update('\n\n');
  }
  return hash.digest('base64url').slice(0, 22);
}
