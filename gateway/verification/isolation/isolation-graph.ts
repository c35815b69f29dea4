import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { pino } from 'pino';

import { TEST_TODAY } from '../../../seed/test-data/test-targets.ts';
import { SUBGRAPHS } from '../../../subgraphs/definitions.ts';
import { connect, type Database } from '../../../subgraphs/shared/database/connect.ts';
import { storedBy } from '../../../subgraphs/shared/database/stored-by.ts';
import { SUBGRAPH_NAMES, type SubgraphName } from '../../../subgraphs/shared/server/subgraph-names.ts';
import { bearerHeaders, type Bearer } from '../../authentication/issuing/personas.ts';
import { readConfig } from '../../config.ts';
import { createGateway } from '../../gateway.ts';
import { openAll } from '../../one-process/open-all.ts';
import { writeSmallWorld, type Kept, type StoredRow } from '../oracles/small-world.ts';
import type { ClientError } from '../support/open-graph.ts';

export interface Answer {
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly ClientError[];
}

/** The whole graph over a small world, and the databases behind it. */
export interface IsolationGraph {
  send(bearer: Bearer, query: string, variables?: object): Promise<Answer>;
  em(office: SubgraphName): Database['em'];
  close(): Promise<void>;
}

/**
 * One case in twenty of the sample: around ten persons in a county and year, so that much is told and much is held back.
 * @param withoutPersons leaves out all cases and judgments of private persons
 * @param env variables of the gateway
 * @param oneIn another share of the cases of persons and enterprises
 */
export async function openIsolationGraph(
  withoutPersons = false,
  env: Readonly<Record<string, string>> = {},
  oneIn = 20,
): Promise<IsolationGraph> {
  const kept: Kept = { oneIn, oneAgencyCaseIn: 30, withoutPersons };
  const folder = await mkdtemp(join(tmpdir(), 'lianzhi-isolation-'));
  const { addresses } = await writeSmallWorld(folder, withRepeatedDebtors, kept);
  const logger = pino({ level: 'silent' });
  const subgraphs = await openAll(addresses, { cursorKey: 'cursors of the attack', logger, today: TEST_TODAY });
  const config = readConfig({
    LIMITS_FILE: 'none',
    LIANZHI_ENV: 'test',
    LIANZHI_TODAY: TEST_TODAY,
    ACCESS_LEDGER: join(folder, 'access-ledger.sqlite'),
    LEDGER_HEADS_FILE: join(folder, 'access-ledger.heads'),
    LEDGER_SIGNING_KEY_FILE: join(folder, 'access-ledger.key'),
    GATEWAY_PORT: '0',
    LOG_LEVEL: 'silent',
    SUBGRAPH_DEADLINE_MS: '60000',
    PLANNER_MS: '60000',
    LEDGER_DEADLINE_MS: '60000',
    ...env,
  });
  const gateway = await createGateway(config, {
    subgraphs: subgraphs.handlers,
    envelopeKeys: subgraphs.envelopeKeys,
    logger,
  });
  const read = new Map<SubgraphName, Database>();
  for (const office of SUBGRAPH_NAMES) {
    read.set(office, await connect(addresses[office], { entities: storedBy(SUBGRAPHS[office]) }));
  }
  return {
    async send(bearer, query, variables = {}) {
      const response = await fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(await bearerHeaders(bearer)) },
        body: JSON.stringify({ query, variables }),
      });
      return (await response.json()) as Answer;
    },
    em(office) {
      const database = read.get(office);
      if (database === undefined) {
        throw new Error(`The office ${office} is not open.`);
      }
      return database.em.fork();
    },
    async close() {
      await Promise.all([...read.values()].map((database) => database.close()));
      await gateway.stop();
      await subgraphs.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Of the natural persons who owe, every other one is one of these: persons with many cases, which must count once. */
const REPEATED_DEBTORS = 25;

function withRepeatedDebtors({ kind, values }: StoredRow): StoredRow['values'] {
  const serial = serialOf(String(values['caseId']));
  if (serial % 2 === 1) {
    return values;
  }
  const identifier = `debtor ${(serial / 2) % REPEATED_DEBTORS}`;
  if (kind === 'Party' && values['role'] === 'DEBTOR' && values['kind'] === 'PERSON') {
    return { ...values, idNumber: identifier };
  }
  return values['subjectKind'] === 'PERSON' ? { ...values, subjectIdentifier: identifier } : values;
}

function serialOf(caseId: string): number {
  return Array.from(caseId).reduce((sum, letter) => (sum * 37 + (letter.codePointAt(0) ?? 0)) >>> 0, 11) >>> 4;
}
