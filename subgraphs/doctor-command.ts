import { readDatabaseConfig, SubgraphConfigError } from './config.ts';
import { SUBGRAPHS } from './definitions.ts';
import { examine, type Patient } from './doctor/examine.ts';
import { FINDING_KINDS } from './doctor/finding-kinds.ts';
import { findingsPage, printReport, printSummary } from './doctor/print-report.ts';
import { DatabaseNotOpened } from './shared/database/connection-fault.ts';
import { dateInShanghai } from './shared/scalars/date-time.ts';
import type { SubgraphName } from './shared/server/subgraph-names.ts';

export interface DoctorRequest {
  readonly subgraphs: readonly SubgraphName[];
  /** The database of the one subgraph; by default the one that the environment says. */
  readonly url?: string | undefined;
  readonly json?: boolean;
  /** Notices count as faults. */
  readonly strict?: boolean;
  /** The longest that one statement may take. */
  readonly seconds: number;
  /** Prints the page that explains every finding, and examines nothing. */
  readonly explain?: boolean;
}

/** Exit codes: for a schedule. */
const [CLEAN, FAULTS, NOT_EXAMINED] = [0, 1, 2];

/** Examines the databases of offices and prints what the graph cannot read in them. */
export async function runDoctor(
  { subgraphs, url, json = false, strict = false, seconds, explain = false }: DoctorRequest,
  env: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  if (explain) {
    console.log(findingsPage());
    return;
  }
  try {
    const patients = subgraphs.map((name): Patient => {
      const { database, databaseSsl } = readDatabaseConfig(name, url, env);
      return { definition: SUBGRAPHS[name], database, ssl: databaseSsl };
    });
    const reports = await examine(patients, { today: dateInShanghai(new Date()), statementMs: seconds * 1000 });
    const counted = reports
      .flatMap(({ findings }) => findings)
      .filter(({ kind }) => strict || FINDING_KINDS[kind].level === 'fault');
    if (json) {
      console.log(JSON.stringify({ clean: counted.length === 0, reports }, null, 2));
    } else {
      console.log([...reports.map(printReport), printSummary(reports)].join('\n\n'));
    }
    process.exitCode = counted.length === 0 ? CLEAN : FAULTS;
  } catch (error) {
    const isForOperator = error instanceof DatabaseNotOpened || error instanceof SubgraphConfigError;
    console.error(isForOperator ? error.message : error);
    process.exitCode = NOT_EXAMINED;
  }
}
