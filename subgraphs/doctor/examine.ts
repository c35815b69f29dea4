import { connect, type Database } from '../shared/database/connect.ts';
import { notOpened } from '../shared/database/connection-fault.ts';
import { mySqlAddress, type DatabaseAddress, type SslDefaults } from '../shared/database/database-address.ts';
import { storedBy } from '../shared/database/stored-by.ts';
import type { SubgraphDefinition } from '../shared/server/define-subgraph.ts';
import type { SubgraphName } from '../shared/server/subgraph-names.ts';
import { rowFilter } from '../shared/visibility/row-filter.ts';

import { examineAcross } from './across.ts';
import { examineClosures } from './closures.ts';
import { FINDING_KINDS } from './finding-kinds.ts';
import type { Finding } from './finding.ts';
import { examineKeys } from './keys.ts';
import type { Office } from './office.ts';
import { examineTables } from './opened-tables.ts';
import { examinePlans } from './plans.ts';
import { examineReferences } from './references.ts';
import { examineSession, type SessionFacts } from './session.ts';
import { examineValues } from './values.ts';
import { examineViewTexts } from './view-texts.ts';

/** A table of fewer rows is read whole in no time. */
const LARGE = 50_000;

/** An office's database that is to be examined. */
export interface Patient {
  readonly definition: SubgraphDefinition;
  readonly database: DatabaseAddress;
  readonly ssl?: SslDefaults;
}

export interface ExamineOptions {
  /** The day of the examination: what happened after it is in the future. */
  readonly today: string;
  /** The longest that one statement may take. */
  readonly statementMs: number;
  /** From how many rows on a scan of a table is named. */
  readonly large?: number;
}

/** What was found in one office's database. */
export interface OfficeReport {
  readonly office: SubgraphName;
  /** Null for SQLite, whose databases are ours. */
  readonly session: SessionFacts | null;
  readonly findings: readonly Finding[];
  /** Tables that could be read, and their rows. */
  readonly tables: number;
  readonly rows: number;
}

/**
 * Examines the databases of offices: first each by itself, all at the same time, then what only several together show. It only
 * reads.
 * @throws DatabaseNotOpened where one cannot be looked at
 */
export async function examine(patients: readonly Patient[], options: ExamineOptions): Promise<OfficeReport[]> {
  const opened: Office[] = [];
  const reports = new Map<SubgraphName, Omit<OfficeReport, 'tables' | 'rows'>>();
  try {
    for (const patient of patients) {
      opened.push(await open(patient, options));
    }
    // Offices have servers of their own: none waits for another.
    await Promise.all(
      opened.map(async (office, at) => {
        const patient = patients[at];
        if (patient !== undefined) {
          reports.set(office.name, await examineAlone(office, patient, options));
        }
      }),
    );
    const across = opened.length > 1 ? await examineAcross(opened) : new Map<SubgraphName, Finding[]>();
    return opened.map(({ name, readable, rowCounts }) => {
      const { session = null, findings = [] } = reports.get(name) ?? {};
      const all = [...findings, ...(across.get(name) ?? [])];
      const rows = [...rowCounts.values()].reduce((sum, count) => sum + count, 0);
      return { office: name, session, findings: inOrder(all), tables: readable.size, rows };
    });
  } finally {
    await Promise.all(opened.map(({ database }) => database.close()));
  }
}

async function open(patient: Patient, { today, statementMs }: ExamineOptions): Promise<Office> {
  const { definition } = patient;
  const database = await connected(patient, statementMs);
  const found = { readable: new Map(), collations: new Map(), rowCounts: new Map() };
  return { name: definition.name, definition, database, today, ...found };
}

async function connected({ definition, database, ssl }: Patient, statementMs: number): Promise<Database> {
  const entities = storedBy(definition);
  const limits = { sessions: 2, waitMs: statementMs, statementMs };
  try {
    const opened = await connect(database, { entities, limits, ssl, filters: rowFilter(definition.visibility) });
    await opened.em.fork().execute('select 1 as one');
    return opened;
  } catch (error) {
    throw notOpened(error, database.kind === 'mysql' ? mySqlAddress(database.url, ssl) : database.file);
  }
}

async function examineAlone(
  office: Office,
  patient: Patient,
  { statementMs, large = LARGE }: ExamineOptions,
): Promise<Omit<OfficeReport, 'tables' | 'rows'>> {
  const { database } = patient;
  const session =
    database.kind === 'mysql' ? await examineSession(office, mySqlAddress(database.url, patient.ssl)) : null;
  const findings = [
    ...(session?.findings ?? []),
    ...(await examineTables(office)),
    ...(await examineValues(office)),
    ...(await examineKeys(office)),
    ...(await examineReferences(office)),
    ...(await examineClosures(office)),
  ];
  if (session !== null) {
    findings.push(...(await examineViewTexts(office)));
    const recorder = await connected(patient, statementMs);
    try {
      findings.push(...(await examinePlans(office, recorder, large)));
    } finally {
      await recorder.close();
    }
  }
  return { office: office.name, session: session?.facts ?? null, findings };
}

/** Faults before notices; of each, in the order of the kinds. */
function inOrder(findings: readonly Finding[]): Finding[] {
  const kinds = Object.keys(FINDING_KINDS);
  const rank = ({ kind }: Finding): number => kinds.indexOf(kind) + (FINDING_KINDS[kind].level === 'fault' ? 0 : 1000);
  return findings.toSorted((left, right) => rank(left) - rank(right));
}
