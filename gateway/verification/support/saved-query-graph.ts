import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import SqliteFile from 'better-sqlite3';
import { pino } from 'pino';

import { sampleAddresses } from '../../../seed/load.ts';
import { TEST_TODAY, testTargets } from '../../../seed/test-data/test-targets.ts';
import { ENVELOPE_HEADER, type ReadRun } from '../../../subgraphs/shared/envelope/envelope.ts';
import type { SubgraphHandler } from '../../../subgraphs/shared/server/subgraph-handler.ts';
import { bearerHeaders, type Bearer } from '../../authentication/issuing/personas.ts';
import { readConfig } from '../../config.ts';
import { createGateway } from '../../gateway.ts';
import { openAll } from '../../one-process/open-all.ts';

/** What the court's office does besides answering; a test sets it, `reset` undoes it. */
export interface CaseOffice {
  /** Called before each page of a run is read, with its number from 1. */
  beforePage: (page: number) => Promise<void> | void;
  /** Changes the data of a page of a run. */
  changePage: (page: number, edges: unknown[]) => void;
  /** The runs that it was told of. */
  readonly phases: readonly ReadRun[];
  reset(): void;
}

/** The whole graph over a copy of the sample data of the courts, with a folder of saved queries of its own. */
export interface SavedQueryGraph {
  readonly url: string;
  readonly office: CaseOffice;
  /** A connection that writes to the courts' database. */
  readonly casesFile: SqliteFile.Database;
  readonly ledgerFile: string;
  /** What the gateway has logged. */
  readonly log: readonly Readonly<Record<string, unknown>>[];
  /** The folder of the saved queries. */
  readonly folder: string;
  get(path: string, bearer: Bearer, init?: RequestInit): Promise<Response>;
  close(): Promise<void>;
}

/** A definition as JSON, which YAML contains. */
export interface WrittenDefinition {
  readonly yaml: Readonly<Record<string, unknown>> | string;
  readonly document: string;
}

const LONG_DEADLINES = { SUBGRAPH_DEADLINE_MS: '60000', PLANNER_MS: '30000', LEDGER_DEADLINE_MS: '60000' };

/** @param definitions by the names of their folders */
export async function openSavedQueryGraph(
  definitions: Readonly<Record<string, WrittenDefinition>>,
): Promise<SavedQueryGraph> {
  const root = await mkdtemp(join(tmpdir(), 'lianzhi-saved-queries-'));
  const folder = join(root, 'queries');
  for (const [name, definition] of Object.entries(definitions)) {
    await writeDefinitionFiles(folder, name, definition);
  }
  const [sqlite] = await testTargets({ all: false });
  if (sqlite === undefined) {
    throw new Error('There is always SQLite.');
  }
  const samples = sampleAddresses(sqlite.target);
  const cases = join(root, 'cases.sqlite');
  await copyFile((samples.cases as { file: string }).file, cases);
  const casesFile = new SqliteFile(cases);
  // A reader does not keep it from being written.
  casesFile.pragma('journal_mode = wal');

  const log: Readonly<Record<string, unknown>>[] = [];
  const logger = pino(
    { level: 'warn' },
    { write: (line: string) => void log.push(JSON.parse(line) as Record<string, unknown>) },
  );
  const subgraphs = await openAll(
    { ...samples, cases: { kind: 'sqlite', file: cases } },
    { cursorKey: 'cursors of the tests', logger, today: TEST_TODAY },
  );
  const { office, handler } = caseOffice(subgraphs.handlers.cases);
  const ledgerFile = join(root, 'access-ledger.sqlite');
  const gateway = await createGateway(
    readConfig({
      ...LONG_DEADLINES,
      LIANZHI_ENV: 'test',
      ACCESS_LEDGER: ledgerFile,
      LEDGER_HEADS_FILE: join(root, 'heads'),
      LEDGER_SIGNING_KEY_FILE: join(root, 'ledger-key'),
      GATEWAY_PORT: '0',
      SAVED_QUERIES: folder,
    }),
    { subgraphs: { ...subgraphs.handlers, cases: handler }, envelopeKeys: subgraphs.envelopeKeys, logger },
  );
  return {
    url: gateway.url,
    office,
    casesFile,
    ledgerFile,
    log,
    folder,
    get: async (path, bearer, init = {}) =>
      fetch(`${gateway.url}${path}`, {
        redirect: 'manual',
        ...init,
        headers: { ...(await bearerHeaders(bearer)), ...(init.headers as Record<string, string>) },
      }),
    async close() {
      await gateway.stop();
      await subgraphs.close();
      casesFile.close();
      await rm(root, { recursive: true });
    },
  };
}

/** Writes or overwrites the files of a definition. */
export async function writeDefinitionFiles(
  folder: string,
  name: string,
  { yaml, document }: WrittenDefinition,
): Promise<void> {
  await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, name, 'query.yaml'), typeof yaml === 'string' ? yaml : JSON.stringify(yaml));
  await writeFile(join(folder, name, 'query.graphql'), document);
}

function caseOffice(answer: SubgraphHandler): { readonly office: CaseOffice; readonly handler: SubgraphHandler } {
  let pages = 0;
  const phases: ReadRun[] = [];
  const office: CaseOffice = {
    beforePage: () => undefined,
    changePage: () => undefined,
    phases,
    reset() {
      pages = 0;
      phases.length = 0;
      office.beforePage = () => undefined;
      office.changePage = () => undefined;
    },
  };
  const handler: SubgraphHandler = async (request) => {
    const run = runOf(request.headers[ENVELOPE_HEADER] ?? '');
    if (run !== undefined) {
      phases.push(run);
    }
    if (run?.phase !== 'read' || !request.body.includes('enforcementCases')) {
      return answer(request);
    }
    pages += 1;
    const page = pages;
    await Promise.race([office.beforePage(page), aborted(request.signal)]);
    const reply = await answer(request);
    const result = JSON.parse(reply.body) as { data?: Record<string, { edges?: unknown[] }> };
    office.changePage(page, Object.values(result.data ?? {}).find((value) => value?.edges !== undefined)?.edges ?? []);
    return { ...reply, body: JSON.stringify(result) };
  };
  return { office, handler };
}

/** The run that an envelope names. */
function runOf(envelope: string): ReadRun | undefined {
  const claims = Buffer.from(envelope.split('.')[2] ?? '', 'base64').toString('utf8');
  return (JSON.parse(claims) as { readonly run?: ReadRun }).run;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
    }
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** Waits until there is a value. */
export async function until<Value>(read: () => Promise<Value | undefined> | Value | undefined): Promise<Value> {
  for (let left = 400; left > 0; left -= 1) {
    const value = await read();
    if (value !== undefined) {
      return value;
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('It did not happen.');
}

/** Status and body: what a client can tell two refusals apart by. */
export async function seen(response: Response): Promise<unknown> {
  const { status, headers } = response;
  return {
    status,
    type: headers.get('content-type'),
    challenge: headers.get('www-authenticate'),
    text: await response.text(),
  };
}

/** The rows of an NDJSON text. */
export function linesOf(ndjson: string): readonly Readonly<Record<string, unknown>>[] {
  return ndjson
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
