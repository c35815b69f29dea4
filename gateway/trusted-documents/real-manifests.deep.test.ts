import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';

import { sampleAddresses } from '../../seed/load.ts';
import { testTargets } from '../../seed/test-data/test-targets.ts';
import { AUDIENCES } from '../../subgraphs/shared/access/audiences.ts';
import { bearerHeaders, type Bearer } from '../authentication/issuing/personas.ts';
import { readConfig } from '../config.ts';
import { createGateway, type RunningGateway } from '../gateway.ts';
import { openAll, type OpenSubgraphs } from '../one-process/open-all.ts';

const FIXTURES = fileURLToPath(new URL('./fixtures/', import.meta.url));
const [sample] = await testTargets({ all: false });

let subgraphs: OpenSubgraphs;
let gateway: RunningGateway;
const logged: Record<string, unknown>[] = [];

beforeAll(async () => {
  const silent = pino({ level: 'silent' });
  subgraphs = await openAll(sampleAddresses(sample!.target), { cursorKey: 'cursors of the tests', logger: silent });
  const config = readConfig({
    ...{ LIANZHI_ENV: 'test', ACCESS_LEDGER: 'memory', GATEWAY_PORT: '0' },
    ...{ SUBGRAPH_DEADLINE_MS: '60000', PLANNER_MS: '30000', LEDGER_DEADLINE_MS: '60000' },
    ...{ TRUSTED_DOCUMENTS: FIXTURES, GATEWAY_DOCUMENTS: 'trusted' },
  });
  const logger = pino({}, { write: (line: string) => void logged.push(JSON.parse(line)) });
  const { handlers, envelopeKeys } = subgraphs;
  gateway = await createGateway(config, { subgraphs: handlers, envelopeKeys, logger });
});
afterAll(async () => {
  await gateway?.stop();
  await subgraphs?.close();
});

function manifest(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(`${FIXTURES}${name}`, 'utf8')) as Record<string, unknown>;
}

/** The ids of a manifest, by the name of the operation. */
function idsOf(name: string): Record<string, string> {
  const { operations, ...texts } = manifest(name);
  const entries: [string, string][] = Array.isArray(operations)
    ? operations.map(({ id, body }: { id: string; body: string }) => [id, body])
    : (Object.entries(texts) as [string, string][]);
  const operationOf = (text: string): string => /query (\w+?)(Query)?\b/.exec(text)?.[1] ?? '';
  return Object.fromEntries(entries.map(([id, text]) => [operationOf(text), id]));
}

async function post(parameters: object, bearer: Bearer = 'court') {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': 'en', ...(await bearerHeaders(bearer)) },
    body: JSON.stringify(parameters),
  });
  return (await response.json()) as {
    data?: Record<string, Record<string, unknown>[]>;
    errors?: { extensions: { code: string } }[];
  };
}

const APOLLO = (id: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash: id } } });

describe.each<[string, string, (id: string) => object]>([
  ['client-preset, with its default hash', 'client-preset/sha256.json', (documentId) => ({ documentId })],
  ['client-preset, with sha1', 'client-preset/sha1.json', (documentId) => ({ documentId })],
  ['generate-persisted-query-manifest', 'apollo/1.json', APOLLO],
  ['relay-compiler', 'relay/1.json', (doc_id) => ({ doc_id })],
])('the manifest of %s', (_tool, file, naming) => {
  const ids = idsOf(file);

  it('has three operations, which are answered by their ids as its client sends them', async () => {
    expect(Object.keys(ids).sort()).toEqual(['AgencyScores', 'CaseYears', 'CourtList']);
    const variables = { region: '513300', period: '2019-01-01/2023-01-01' };
    const { data, errors } = await post({ ...naming(ids['CaseYears']!), variables });
    expect(errors).toBeUndefined();
    expect(data?.['caseStatistics']?.[0]).toMatchObject({ newCases: expect.any(Number) });
    const courts = await post(naming(ids['CourtList']!));
    expect(JSON.stringify(courts)).toContain('"name":"');
    expect(courts.errors).toBeUndefined();
    const scores = await post({ ...naming(ids['AgencyScores']!), variables: { period: '2021' } });
    expect(scores.errors).toBeUndefined();
    expect(JSON.stringify(scores.data)).toContain('"score":');
  });

  it('gives no right that the viewer does not have', async () => {
    const { data, errors } = await post({ ...naming(ids['AgencyScores']!), variables: { period: '2021' } }, 'public');
    expect(data).toBeUndefined();
    expect(errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});

it('all their operations were prepared at start, and none is missed by all audiences', () => {
  expect(logged.filter(({ msg }) => msg === 'document does not fit the schema')).toEqual([]);
  const { prepared } = logged.find(({ msg }) => msg === 'trusted documents prepared') ?? {};
  // Public and members may not read all of them; `filter` audiences get null for what they may not read.
  expect(prepared).toBeGreaterThanOrEqual(12 * (AUDIENCES.length - 2));
});

it('free text is refused for every audience', async () => {
  for (const audience of AUDIENCES) {
    const { errors } = await post({ query: '{ courts(first: 1) { totalCount } }' }, audience);
    expect([audience, errors?.[0]?.extensions.code]).toEqual([audience, 'DOCUMENT_NOT_TRUSTED']);
  }
});
