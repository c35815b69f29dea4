import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import SqliteFile from 'better-sqlite3';
import { pino } from 'pino';

import { sampleAddresses } from '../../seed/load.ts';
import { testTargets } from '../../seed/test-data/test-targets.ts';
import { addDays } from '../../subgraphs/shared/date-arithmetic.ts';
import { dateInShanghai } from '../../subgraphs/shared/scalars/date-time.ts';
import { bearerHeaders, type Bearer } from '../authentication/issuing/personas.ts';
import { readConfig } from '../config.ts';
import { createGateway } from '../gateway.ts';
import { openAll } from '../one-process/open-all.ts';

/**
 * A removal is gone from every surface with the next request: the court's office writes one day into its database, and the
 * public's list, the check, the court's own fields and the rows of a saved query follow, whatever was asked just before.
 */
let root: string;
let credit: SqliteFile.Database;
let graph: Awaited<ReturnType<typeof openGraph>>;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'lianzhi-removal-'));
  graph = await openGraph();
});
afterAll(async () => {
  await graph.close();
  credit.close();
  await rm(root, { recursive: true });
});

interface Listed {
  readonly id: string;
  readonly name: string;
  readonly number: string;
  readonly published: string;
}

describe('the removal of a listing', () => {
  it.each([
    ['taken off', 'removed_on'],
    ['over', 'expires_on'],
    ['suspended', 'suspended_from'],
  ])('shows everywhere with the next request when it is %s', async (_, column) => {
    const listed = oneInForce();
    const csv = `/q/published-dishonest-list.csv?period=${listed.published}/${addDays(listed.published, 1)}`;
    const before = await seen(listed);
    const [rows, etag] = await fetched(csv);
    expect(before).toEqual({ published: 1, listed: true, inForce: true });
    expect(rows).toContain(listed.name);
    expect((await fetch(`${graph.url}${csv}`, { headers: { 'if-none-match': etag } })).status).toBe(304);

    credit
      .prepare(`update dishonest_listing set ${column} = ? where id = ?`)
      .run(dateInShanghai(new Date()), listed.id);

    expect(await seen(listed)).toEqual({ published: 0, listed: false, inForce: false });
    const again = await fetch(`${graph.url}${csv}`, { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(200);
    expect(await again.text()).not.toContain(listed.name);
  });
});

/** A person with one listing, in force today, whose name no other listing has. */
function oneInForce(): Listed {
  return credit
    .prepare(
      `select min(id) as id, subject_name as name, min(subject_identifier) as number, min(published_on) as published
       from dishonest_listing where subject_kind = 'PERSON' group by subject_name
       having count(*) = 1 and max(removed_on) is null and max(expires_on) is null and max(suspended_from) is null
       and max(inability) = 0 and max(published_on) is not null limit 1`,
    )
    .get() as Listed;
}

async function seen({ id, name, number }: Listed): Promise<Record<string, unknown>> {
  const { publishedDishonestListings } = await asked(
    'public',
    'query ($name: String!) { publishedDishonestListings(filter: { name: $name }) { totalCount } }',
    { name },
  );
  const { creditCheck } = await asked('court', 'query ($n: String!) { creditCheck(identifiers: [$n]) { listed } }', {
    n: number,
  });
  const { dishonestListing } = await asked('court', 'query ($id: ID!) { dishonestListing(id: $id) { inForce } }', {
    id,
  });
  return {
    published: (publishedDishonestListings as { totalCount: number }).totalCount,
    listed: (creditCheck as { listed: boolean }[])[0]?.listed,
    inForce: (dishonestListing as { inForce: boolean }).inForce,
  };
}

async function asked(
  bearer: Bearer,
  query: string,
  variables: Readonly<Record<string, string>>,
): Promise<Record<string, unknown>> {
  const response = await fetch(`${graph.url}/graphql`, {
    method: 'POST',
    headers: { ...(await bearerHeaders(bearer)), 'content-type': 'application/json', 'accept-language': 'en' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: Record<string, unknown>; errors?: unknown };
  expect(errors).toBeUndefined();
  return data;
}

async function fetched(path: string): Promise<[text: string, etag: string]> {
  const response = await fetch(`${graph.url}${path}`);
  expect(response.headers.get('cache-control')).toBe('no-store');
  return [await response.text(), response.headers.get('etag') ?? ''];
}

/** The whole graph over the sample data, with a copy of the credit office's that the test writes to. */
async function openGraph() {
  const [sqlite] = await testTargets({ all: false });
  const samples = sampleAddresses((sqlite as NonNullable<typeof sqlite>).target);
  const file = join(root, 'credit.sqlite');
  await copyFile((samples.credit as { file: string }).file, file);
  credit = new SqliteFile(file);
  // A reader does not keep it from being written.
  credit.pragma('journal_mode = wal');
  const logger = pino({ level: 'silent' });
  const subgraphs = await openAll(
    { ...samples, credit: { kind: 'sqlite', file } },
    { cursorKey: 'cursors of the tests', logger },
  );
  const gateway = await createGateway(
    readConfig({
      LIANZHI_ENV: 'test',
      ACCESS_LEDGER: join(root, 'access-ledger.sqlite'),
      LEDGER_HEADS_FILE: join(root, 'heads'),
      LEDGER_SIGNING_KEY_FILE: join(root, 'ledger-key'),
      GATEWAY_PORT: '0',
    }),
    { subgraphs: subgraphs.handlers, envelopeKeys: subgraphs.envelopeKeys, logger },
  );
  return {
    url: gateway.url,
    async close() {
      await gateway.stop();
      await subgraphs.close();
    },
  };
}
