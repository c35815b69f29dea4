import { COUNTRY, SUPREME_COURT } from '../shared/database/under.ts';

import { finding, type Finding } from './finding.ts';
import { rowsOf, type Office } from './office.ts';

const LEVELS: Readonly<Record<string, readonly string[]>> = {
  region_closure: ['NATIONAL', 'PROVINCE', 'CITY', 'COUNTY'],
  court_closure: ['SUPREME', 'HIGH', 'INTERMEDIATE', 'BASIC'],
};
const ROOTS: Readonly<Record<string, string>> = { region_closure: COUNTRY, court_closure: SUPREME_COURT };
const TREES: Readonly<Record<string, string>> = { region_closure: 'region', court_closure: 'court' };

interface Pair {
  readonly a: string;
  readonly d: string;
  readonly l: string;
}

/** The hierarchies of regions and courts: what a viewer may see and how statistics roll up depend on every row. */
export async function examineClosures(office: Office): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const table of Object.keys(LEVELS).filter((name) => office.readable.has(name))) {
    findings.push(...(await closureFaults(office, table)));
  }
  return findings;
}

/** The pairs of a closure, as in `ancestor descendant`. */
export async function closurePairs(office: Office, table: string): Promise<readonly Pair[]> {
  return rowsOf<Pair>(office, `select ancestor as a, descendant as d, ancestor_level as l from ${table}`);
}

async function closureFaults(office: Office, table: string): Promise<Finding[]> {
  const pairs = await closurePairs(office, table);
  if (pairs.length === 0) {
    return [];
  }
  const above = new Map<string, Set<string>>();
  for (const { a, d } of pairs) {
    above.set(d, (above.get(d) ?? new Set()).add(a));
  }
  const codes = new Set(pairs.flatMap(({ a, d }) => [a, d]));
  const isPair = (ancestor: string, descendant: string): boolean => above.get(descendant)?.has(ancestor) ?? false;
  const found = (kind: Finding['kind'], column: string, some: ReadonlySet<string>, sql: string): Finding[] =>
    some.size === 0
      ? []
      : [
          finding(
            kind,
            { table, column },
            { rows: some.size, detail: [...some].slice(0, 5).join('、'), statement: sql },
          ),
        ];

  const root = ROOTS[table] ?? '';
  const withoutSelf = new Set([...codes].filter((code) => !isPair(code, code)));
  const withoutRoot = new Set([...codes].filter((code) => !isPair(root, code) && code !== root));
  const circles = new Set(pairs.filter(({ a, d }) => a !== d && isPair(d, a)).map(({ d }) => d));
  const gaps = new Set(
    pairs.flatMap(({ a, d }) =>
      [...(above.get(a) ?? [])].filter((higher) => !isPair(higher, d)).map((higher) => `${higher}>${d}`),
    ),
  );
  const levelOf = new Map<string, string>();
  const levels = new Set<string>();
  for (const { a, l } of pairs) {
    const known = levelOf.get(a) ?? l;
    levelOf.set(a, known);
    if (known !== l || !LEVELS[table]?.includes(l)) {
      levels.add(a);
    }
  }
  return [
    ...found(
      'closure-self-missing',
      'descendant',
      withoutSelf,
      `select distinct descendant from ${table} c where not exists (select 1 from ${table} s where s.ancestor = c.descendant and s.descendant = c.descendant);`,
    ),
    ...found(
      'closure-root-missing',
      'ancestor',
      withoutRoot,
      `select distinct descendant from ${table} c where not exists (select 1 from ${table} s where s.ancestor = '${root}' and s.descendant = c.descendant);`,
    ),
    ...found(
      'closure-circle',
      'ancestor',
      circles,
      `select x.ancestor, x.descendant from ${table} x join ${table} y on y.ancestor = x.descendant and y.descendant = x.ancestor where x.ancestor <> x.descendant;`,
    ),
    ...found(
      'closure-gap',
      'ancestor',
      gaps,
      `select distinct x.ancestor, y.descendant from ${table} x join ${table} y on y.ancestor = x.descendant where not exists (select 1 from ${table} z where z.ancestor = x.ancestor and z.descendant = y.descendant);`,
    ),
    ...found(
      'closure-level',
      'ancestor_level',
      levels,
      `select ancestor, ancestor_level, count(*) from ${table} group by ancestor, ancestor_level;`,
    ),
    ...(await parentFaults(office, table, isPair)),
  ];
}

/** The tree that the graph shows and the closure must agree. */
async function parentFaults(
  office: Office,
  closure: string,
  isPair: (ancestor: string, descendant: string) => boolean,
): Promise<Finding[]> {
  const table = TREES[closure] ?? '';
  if (!office.readable.get(table)?.columns.some(({ name }) => name === 'parent_code')) {
    return [];
  }
  const rows = await rowsOf<{ code: string; parent: string }>(
    office,
    `select code, parent_code as parent from ${table} where parent_code is not null and code is not null`,
  );
  const wrong = rows.filter(({ code, parent }) => !isPair(parent, code));
  return wrong.length === 0
    ? []
    : [
        finding(
          'closure-parent',
          { table, column: 'parent_code' },
          {
            rows: wrong.length,
            detail: wrong
              .slice(0, 5)
              .map(({ code }) => code)
              .join('、'),
            statement: `select code, parent_code from ${table} t where parent_code is not null and not exists (select 1 from ${closure} c where c.ancestor = t.parent_code and c.descendant = t.code);`,
          },
        ),
      ];
}
