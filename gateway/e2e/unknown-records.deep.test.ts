import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import SqliteFile from 'better-sqlite3';
import { pino } from 'pino';

import { sampleAddresses } from '../../seed/load.ts';
import { testTargets } from '../../seed/test-data/test-targets.ts';
import { bearerHeaders } from '../authentication/issuing/personas.ts';
import { readConfig } from '../config.ts';
import { createGateway } from '../gateway.ts';
import { openAll } from '../one-process/open-all.ts';

/**
 * A record of one office refers to a case: of four payouts of one court the first names a case that no office has, the second
 * one of another court, the third writes the case's number for its id, and the fourth is as it was.
 */
let root: string;
let graph: Awaited<ReturnType<typeof openGraph>>;

const QUERY = `query ($gone: ID!, $hidden: ID!, $number: ID!, $right: ID!) {
  gone: payout(id: $gone) { ...P } hidden: payout(id: $hidden) { ...P } number: payout(id: $number) { ...P } right: payout(id: $right) { ...P }
} fragment P on Payout { amount enforcementCase { caseNumber court { code } } }`;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'lianzhi-unknown-'));
  graph = await openGraph();
});
afterAll(async () => {
  await graph.close();
  await rm(root, { recursive: true });
});

describe.each(['compiled', 'apollo'])('a reference to a case of the courts, by the %s executor,', (executor) => {
  it('that misses is told with type, field and key, and the same whether there is no such case or it may not be seen', async () => {
    const { data, errors } = await ask(executor);
    const { gone, hidden, number, right } = data;
    expect([gone, hidden]).toEqual(
      [gone, hidden].map(() => ({ amount: expect.any(String), enforcementCase: { caseNumber: null, court: null } })),
    );
    expect(number?.enforcementCase).toEqual({ caseNumber: graph.numberOfThird, court: { code: graph.court } });
    expect(right?.enforcementCase.court).toEqual({ code: graph.court });
    expect(errors.toSorted((left, right_) => String(left.path).localeCompare(String(right_.path)))).toEqual(
      [
        ['gone', 'nowhere'],
        ['hidden', graph.hiddenCase],
      ].map(([path, key]) => ({
        message: `EnforcementCase ${key}: the cases office has no such record that you may read.`,
        path: [path, 'enforcementCase'],
        extensions: { code: 'UNKNOWN_RECORD', subgraph: 'cases', coordinate: 'EnforcementCase' },
      })),
    );
  });
});

interface Told {
  readonly data: Readonly<Record<string, { amount: string; enforcementCase: { caseNumber: unknown; court: unknown } }>>;
  readonly errors: readonly { message: string; path: unknown; extensions: unknown }[];
}

async function ask(executor: string): Promise<Told> {
  const response = await fetch(`${graph.urls[executor]}/graphql`, {
    method: 'POST',
    headers: {
      ...(await bearerHeaders({ audience: 'court', subject: 'officer', court: graph.court, purpose: '执行办案' })),
      'content-type': 'application/json',
      'accept-language': 'en',
    },
    body: JSON.stringify({ query: QUERY, variables: graph.variables }),
  });
  return (await response.json()) as Told;
}

/** The whole graph over the sample data, with a copy of the assets office's in which three references are changed. */
async function openGraph() {
  const [sqlite] = await testTargets({ all: false });
  const samples = sampleAddresses((sqlite as NonNullable<typeof sqlite>).target);
  const file = join(root, 'assets.sqlite');
  await copyFile((samples.assets as { file: string }).file, file);
  const cases = new SqliteFile((samples.cases as { file: string }).file, { readonly: true });
  const assets = new SqliteFile(file);
  const { court } = assets
    .prepare(
      "select court_code as court from payout where court_code like '闽____' group by court_code having count(*) > 3 limit 1",
    )
    .get() as { court: string };
  const payouts = assets
    .prepare('select id, case_id as caseId from payout where court_code = ? limit 4')
    .all(court) as {
    id: string;
    caseId: string;
  }[];
  const { id: hiddenCase } = cases
    .prepare("select id from enforcement_case where court_code <> ? and court_code like '川%' limit 1")
    .get(court) as { id: string };
  const { number: numberOfThird } = cases
    .prepare('select case_number as number from enforcement_case where id = ?')
    .get(payouts[2]?.caseId) as { number: string };
  const refer = assets.prepare('update payout set case_id = ? where id = ?');
  ['nowhere', hiddenCase, numberOfThird].forEach((key, at) => refer.run(key, payouts[at]?.id));
  assets.close();
  cases.close();
  const logger = pino({ level: 'silent' });
  const subgraphs = await openAll(
    { ...samples, assets: { kind: 'sqlite', file } },
    { cursorKey: 'cursors of the tests', logger },
  );
  const gateways = await Promise.all(
    ['compiled', 'apollo'].map((executor) =>
      createGateway(
        readConfig({
          LIANZHI_ENV: 'test',
          ACCESS_LEDGER: join(root, `${executor}.sqlite`),
          LEDGER_HEADS_FILE: join(root, `${executor}-heads`),
          LEDGER_SIGNING_KEY_FILE: join(root, 'ledger-key'),
          GATEWAY_PORT: '0',
          EXECUTOR: executor,
        }),
        { subgraphs: subgraphs.handlers, envelopeKeys: subgraphs.envelopeKeys, logger },
      ),
    ),
  );
  const [gone, hidden, number, right] = payouts.map(({ id }) => id);
  return {
    court,
    hiddenCase,
    numberOfThird,
    variables: { gone, hidden, number, right },
    urls: { compiled: gateways[0]?.url, apollo: gateways[1]?.url } as Readonly<Record<string, string | undefined>>,
    async close() {
      await Promise.all(gateways.map((gateway) => gateway.stop()));
      await subgraphs.close();
    },
  };
}
