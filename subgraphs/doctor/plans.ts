import type { GraphQLSchema } from 'graphql';

import type { Database } from '../shared/database/connect.ts';
import { codesOf } from '../shared/database/connection-fault.ts';
import { makeTrees, readTrees, type Trees } from '../shared/database/trees.ts';
import { listFields } from '../shared/lists/list-queries.ts';
import type { Samples } from '../shared/lists/sample-arguments.ts';

import { finding, type Finding } from './finding.ts';
import { rowsOf, type Office } from './office.ts';
import { leavesOf, recordedSubgraph, statisticFields, type Statement } from './recorded-subgraph.ts';

/** A row of `explain`. */
interface Step {
  readonly id: number | null;
  readonly table: string | null;
  readonly type: string | null;
  readonly rows: number | string | null;
}

const SPANS = ['period: "2021"', 'period: "2019", groupBy: [REGION], regionLevel: CITY'];
/** So many filters and orders of one list are named; more say nothing new. */
const MOST_NAMED = 4;

/**
 * Asks the server how it would run every filter and order of every list, and every statistic, and names those that scan a
 * table of at least `large` rows. Nothing is run: `recorder` is a connection of its own, whose statements are only noted.
 */
export async function examinePlans(office: Office, recorder: Database, large: number): Promise<Finding[]> {
  const isLarge = (sql: string): boolean =>
    [...office.rowCounts].some(([table, rows]) => rows >= large && new RegExp(`\\b${table}\\b`).test(sql));
  if (![...office.rowCounts.values()].some((rows) => rows >= large)) {
    return [];
  }
  const { schema, statementsOf } = recordedSubgraph(office.definition, recorder, office.today, await treesOf(office));
  const explained = new Map<string, readonly Step[]>();
  const stepsOf = async (query: string): Promise<(readonly Step[])[]> => {
    const plans: (readonly Step[])[] = [];
    for (const { sql, values } of (await statementsOf(query)).filter((statement) => isLarge(statement.sql))) {
      const known = explained.get(sql) ?? (await explain(office, { sql, values }));
      explained.set(sql, known);
      plans.push(known);
    }
    return plans;
  };
  try {
    return [
      ...(await listFindings(schema, await samplesOf(office), stepsOf, large)),
      ...(await statisticFindings(schema, stepsOf, large)),
    ];
  } catch (error) {
    if (error instanceof PlanHidden) {
      return [finding('plan-hidden')];
    }
    throw error;
  }
}

/** The account may read a view, but not how it is read. */
class PlanHidden extends Error {}

async function explain({ database }: Office, { sql, values }: Statement): Promise<readonly Step[]> {
  try {
    return await database.em.fork().execute<Step[]>(`explain ${sql}`, [...values]);
  } catch (error) {
    const [code = ''] = codesOf(error);
    if (code === 'ER_VIEW_NO_EXPLAIN') {
      throw new PlanHidden('The plan of a statement over views is hidden.', { cause: error });
    }
    if (code.startsWith('ER_')) {
      // A view that cannot be read, or lacks a column: found already.
      return [];
    }
    throw error;
  }
}

type StepsOf = (query: string) => Promise<(readonly Step[])[]>;

async function listFindings(
  schema: GraphQLSchema,
  samples: Samples,
  stepsOf: StepsOf,
  large: number,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { coordinate, shapes } of listFields(schema, 'Query', samples)) {
    const scanning: string[] = [];
    const scanned = new Set<string>();
    for (const [what, args] of shapes) {
      const plans = await stepsOf(`{ ${coordinate.split('.')[1]}(${args}) { edges { cursor } } }`);
      const scans = plans.flat().filter((step) => isScan(step, large));
      if (scans.length > 0) {
        // What the filter was tried with is nobody's affair.
        scanning.push(what.replace(/: .*$/, ''));
        scans.forEach(({ table }) => scanned.add(String(table)));
      }
    }
    if (scanning.length > 0) {
      const ways = [...new Set(scanning)];
      const more = ways.length > MOST_NAMED ? ` 等 ${ways.length} 种` : '';
      const detail = `${coordinate.split('.')[1]}：${ways.slice(0, MOST_NAMED).join('、')}${more}`;
      findings.push(finding('list-scans', { table: [...scanned].join(', ') }, { detail }));
    }
  }
  return findings;
}

async function statisticFindings(schema: GraphQLSchema, stepsOf: StepsOf, large: number): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const field of statisticFields(schema)) {
    const scanned = new Set<string>();
    for (const span of SPANS) {
      for (const plan of await stepsOf(`{ ${field.name}(${span}) { ${leavesOf(field).join(' ')} } }`)) {
        // The first table of a statement is read whole, as it must be; each row of it must not read another table whole.
        const inner = plan.filter((step, at) => plan.findIndex(({ id }) => id === step.id) !== at);
        inner.filter((step) => isScan(step, large / 50)).forEach(({ table }) => scanned.add(String(table)));
      }
    }
    if (scanned.size > 0) {
      findings.push(finding('statistic-scans', { table: [...scanned].join(', ') }, { detail: field.name }));
    }
  }
  return findings;
}

function isScan({ table, type, rows }: Step, large: number): boolean {
  return type === 'ALL' && Number(rows) >= large && table !== null;
}

/** The office's trees; empty ones where it has not all of their tables, which is found already. */
async function treesOf({ database, readable, signal }: Office): Promise<Trees> {
  return ['region_closure', 'court_closure', 'court_directory'].every((table) => readable.has(table))
    ? readTrees(database.em.fork(signal && { signal }))
    : makeTrees({ regions: [], courts: [], directory: [] });
}

/** Codes that the office uses: how a plan is chosen depends on them. */
async function samplesOf(office: Office): Promise<Samples> {
  const code = async (table: string): Promise<string | undefined> => {
    const rows = office.readable.has(table)
      ? await rowsOf<{ a: string }>(
          office,
          `select ancestor as a from ${table} group by ancestor order by abs(count(*) - 10) limit 1`,
        )
      : [];
    return rows[0] && `"${rows[0].a}"`;
  };
  const [region, court] = [await code('region_closure'), await code('court_closure')];
  return { ...(region && { RegionCode: region }), ...(court && { CourtCode: court }) };
}
