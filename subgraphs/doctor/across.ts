import { isSame } from '../shared/identifiers/identifier-rule.ts';
import { UNIT_CODE } from '../shared/identifiers/rules.ts';
import type { SubgraphName } from '../shared/server/subgraph-names.ts';

import { closurePairs } from './closures.ts';
import { finding, type Finding } from './finding.ts';
import { shownBy } from './keys.ts';
import { rowsOf, type Office } from './office.ts';
import { examineReferencesElsewhere } from './references.ts';

/** What a record stores of its case beside itself, and what the case calls it. */
const COPIES = [
  ['court_code', 'court_code'],
  ['region_code', 'region_code'],
  ['case_type_code', 'type_code'],
  ['debtor_kind', 'debtor_kind'],
  ['debtor_agency_id', 'debtor_agency_id'],
] as const;

/** What only several offices together show: references, directories, hierarchies and copies that do not agree. */
export async function examineAcross(offices: readonly Office[]): Promise<Map<SubgraphName, Finding[]>> {
  const all = await examineReferencesElsewhere(offices);
  const cases = offices.find(({ name }) => name === 'cases');
  const originals = cases && (await casesOf(cases));
  const performance = offices.find(({ name }) => name === 'performance');
  for (const office of offices) {
    all.set(office.name, [
      ...(all.get(office.name) ?? []),
      ...(cases ? await courtDirectoryFaults(office, cases) : []),
      ...(performance ? await agencyDirectoryFaults(office, performance) : []),
      ...(cases && office !== cases ? await closureDifferences(office, cases) : []),
      ...(originals && office !== cases ? await copyFaults(office, originals) : []),
    ]);
  }
  return all;
}

async function courtDirectoryFaults(office: Office, cases: Office): Promise<Finding[]> {
  if (!office.readable.has('court_directory') || !cases.readable.has('court')) {
    return [];
  }
  const courts = await rowsOf<{ k: string; v: string }>(cases, 'select code as k, region_code as v from court');
  const directory = await rowsOf<{ k: string; v: string }>(
    office,
    'select court_code as k, region_code as v from court_directory',
  );
  return differing(office, 'court_directory', 'court_code', 'region_code', directory, courts);
}

async function agencyDirectoryFaults(office: Office, performance: Office): Promise<Finding[]> {
  if (!office.readable.has('agency_directory') || !performance.readable.has('agency')) {
    return [];
  }
  const findings: Finding[] = [];
  for (const column of ['region_code', 'credit_code'] as const) {
    const agencies = await rowsOf<{ k: string; v: string }>(performance, `select id as k, ${column} as v from agency`);
    const directory = await rowsOf<{ k: string; v: string }>(
      office,
      `select agency_id as k, ${column} as v from agency_directory`,
    );
    const isEqual = column === 'credit_code' ? isSameUnit : undefined;
    findings.push(...differing(office, 'agency_directory', 'agency_id', column, directory, agencies, isEqual));
  }
  return findings;
}

/** Codes are compared by their rule, so each office may write them in its own form. */
function isSameUnit(one: string, other: string): boolean {
  return one === other || isSame(UNIT_CODE, one, other);
}

function differing(
  office: Office,
  table: string,
  key: string,
  column: string,
  directory: readonly { k: string; v: string }[],
  owned: readonly { k: string; v: string }[],
  isEqual = (one: string, other: string): boolean => one === other,
): Finding[] {
  const known = new Map(owned.map(({ k, v }) => [k, v]));
  const wrong = directory.flatMap(({ k, v }) => {
    const own = known.get(k);
    return own === undefined || isEqual(own, v) ? [] : [k];
  });
  const stored = office.readable.get(table);
  return wrong.length === 0 || !stored
    ? []
    : [
        finding(
          'directory-differs',
          { table, column },
          { rows: wrong.length, ...shownBy(stored, { name: key }, wrong) },
        ),
      ];
}

/** Pairs of codes that both offices have, and only one of them puts one under the other. */
async function closureDifferences(office: Office, cases: Office): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const table of ['region_closure', 'court_closure']) {
    if (!office.readable.has(table) || !cases.readable.has(table)) {
      continue;
    }
    const [own, theirs] = [await closurePairs(office, table), await closurePairs(cases, table)];
    const [ownCodes, theirCodes] = [codesOf(own), codesOf(theirs)];
    const pairsIn = (pairs: typeof own, codes: ReadonlySet<string>): Set<string> =>
      new Set(pairs.filter(({ a, d }) => codes.has(a) && codes.has(d)).map(({ a, d }) => `${a}>${d}`));
    const [mine, other] = [pairsIn(own, theirCodes), pairsIn(theirs, ownCodes)];
    const different = [...mine.symmetricDifference(other)];
    if (different.length > 0) {
      const detail = different.slice(0, 5).join('、');
      findings.push(finding('closure-differs', { table, column: 'ancestor' }, { rows: different.length, detail }));
    }
  }
  return findings;
}

function codesOf(pairs: readonly { readonly d: string }[]): ReadonlySet<string> {
  return new Set(pairs.map(({ d }) => d));
}

/** What the cases say of themselves, as far as others store it. */
interface Originals {
  readonly copied: readonly (readonly [copy: string, original: string])[];
  readonly caseOf: ReadonlyMap<string | null | undefined, Readonly<Record<string, string | null>>>;
}

async function casesOf(cases: Office): Promise<Originals | undefined> {
  const own = cases.readable.get('enforcement_case');
  if (!own) {
    return undefined;
  }
  const copied = COPIES.filter(([, column]) => own.columns.some(({ name }) => name === column));
  const rows = await rowsOf<Record<string, string | null>>(
    cases,
    `select id, ${copied.map(([, column]) => column).join(', ')} from enforcement_case`,
  );
  return { copied, caseOf: new Map(rows.map((row) => [row['id'], row])) };
}

async function copyFaults(office: Office, { copied, caseOf }: Originals): Promise<Finding[]> {
  const tables = [...office.readable.values()].filter(({ columns }) =>
    columns.some(({ name }) => name === 'case_type_code'),
  );
  const findings: Finding[] = [];
  for (const table of tables) {
    for (const [column, original] of copied.filter(([name]) => table.columns.some((one) => one.name === name))) {
      const used = await rowsOf<{ k: string; v: string | null; n: number }>(
        office,
        `select case_id as k, ${column} as v, count(*) as n from ${table.name} where case_id is not null group by 1, 2`,
      );
      const wrong = used.filter(({ k, v }) => caseOf.has(k) && caseOf.get(k)?.[original] !== v);
      if (wrong.length > 0) {
        const keys = wrong.map(({ k }) => k);
        findings.push(
          finding(
            'copy-differs',
            { table: table.name, column },
            { rows: wrong.reduce((sum, { n }) => sum + Number(n), 0), ...shownBy(table, { name: 'case_id' }, keys) },
          ),
        );
      }
    }
  }
  return findings;
}
