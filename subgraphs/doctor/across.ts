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
  const cases = offices.find(({ name }) => name === 'cases');
  const performance = offices.find(({ name }) => name === 'performance');
  const [elsewhere, owned] = await Promise.all([examineReferencesElsewhere(offices), ownedBy(cases, performance)]);
  const findings = await Promise.all(
    offices.map(async (office): Promise<readonly [SubgraphName, Finding[]]> => [
      office.name,
      [
        ...(elsewhere.get(office.name) ?? []),
        ...(await courtDirectoryFaults(office, owned)),
        ...(await agencyDirectoryFaults(office, owned)),
        ...(office === cases ? [] : await closureDifferences(office, owned)),
        ...(owned.cases && office !== cases ? await copyFaults(office, owned.cases) : []),
      ],
    ]),
  );
  return new Map(findings);
}

/** What the office that owns it says, read once for all that compare theirs with it. */
interface Owned {
  readonly courts: readonly Entry[] | undefined;
  readonly agencies: ReadonlyMap<string, readonly Entry[]>;
  readonly closures: ReadonlyMap<string, Awaited<ReturnType<typeof closurePairs>>>;
  readonly cases: Originals | undefined;
}

/** A record by its key, and what is said of it. */
interface Entry {
  readonly k: string;
  readonly v: string;
}

const AGENCY_COLUMNS = ['region_code', 'credit_code'] as const;
const CLOSURES = ['region_closure', 'court_closure'];

async function ownedBy(cases: Office | undefined, performance: Office | undefined): Promise<Owned> {
  const [agencies, closures] = [
    new Map<string, readonly Entry[]>(),
    new Map<string, Awaited<ReturnType<typeof closurePairs>>>(),
  ];
  for (const column of AGENCY_COLUMNS) {
    if (performance?.readable.has('agency')) {
      agencies.set(column, await rowsOf<Entry>(performance, `select id as k, ${column} as v from agency`));
    }
  }
  for (const table of CLOSURES) {
    if (cases?.readable.has(table)) {
      closures.set(table, await closurePairs(cases, table));
    }
  }
  const courts = cases?.readable.has('court')
    ? await rowsOf<Entry>(cases, 'select code as k, region_code as v from court')
    : undefined;
  return { courts, agencies, closures, cases: cases && (await casesOf(cases)) };
}

async function courtDirectoryFaults(office: Office, { courts }: Owned): Promise<Finding[]> {
  if (!office.readable.has('court_directory') || courts === undefined) {
    return [];
  }
  const directory = await rowsOf<Entry>(office, 'select court_code as k, region_code as v from court_directory');
  return differing(office, 'court_directory', 'court_code', 'region_code', directory, courts);
}

async function agencyDirectoryFaults(office: Office, { agencies }: Owned): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [column, owned] of office.readable.has('agency_directory') ? agencies : []) {
    const directory = await rowsOf<Entry>(office, `select agency_id as k, ${column} as v from agency_directory`);
    const isEqual = column === 'credit_code' ? isSameUnit : undefined;
    findings.push(...differing(office, 'agency_directory', 'agency_id', column, directory, owned, isEqual));
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
  directory: readonly Entry[],
  owned: readonly Entry[],
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
async function closureDifferences(office: Office, { closures }: Owned): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [table, theirs] of closures) {
    if (!office.readable.has(table)) {
      continue;
    }
    const own = await closurePairs(office, table);
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

/** Copies that differ from the case. All copies of a table are read by one statement. */
async function copyFaults(office: Office, { copied, caseOf }: Originals): Promise<Finding[]> {
  const tables = [...office.readable.values()].filter(({ columns }) =>
    columns.some(({ name }) => name === 'case_type_code'),
  );
  const findings: Finding[] = [];
  for (const table of tables) {
    const stored = copied.filter(([name]) => table.columns.some((one) => one.name === name));
    const names = stored.map(([name]) => name).join(', ');
    const used = await rowsOf<Record<string, string | null> & { readonly n: number }>(
      office,
      `select case_id, ${names}, count(*) as n from ${table.name} where case_id is not null group by case_id, ${names}`,
    );
    for (const [column, original] of stored) {
      const wrong = used.filter(
        ({ case_id: id, [column]: copy }) => caseOf.has(id) && caseOf.get(id)?.[original] !== copy,
      );
      if (wrong.length > 0) {
        const keys = [...new Set(wrong.map(({ case_id: id }) => id))];
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
