import { afterEach, describe, expect, it } from '@jest/globals';

import type { RunningGateway } from '../gateway.ts';
import { limitsWith } from '../verification/support/limits-with.ts';
import { postQuery, startTinyGateway } from '../verification/support/tiny-gateway.ts';
import { tinyAssets, tinyCases } from '../verification/support/tiny-graph.ts';

let gateway: RunningGateway;
let fetches = 0;

async function start(limits: Parameters<typeof limitsWith>[0]): Promise<void> {
  fetches = 0;
  const counted: typeof tinyCases = (request) => {
    fetches += 1;
    return tinyCases(request);
  };
  gateway = await startTinyGateway({}, { cases: counted, assets: tinyAssets }, await limitsWith(limits));
}

afterEach(() => gateway.stop());

describe('an operation that costs more than one may', () => {
  it('is refused before any fetch, with its cost and the limit, in Chinese and in English', async () => {
    await start({ cost: 20 });
    const query = '{ cases { id court { name cases { id } } } }';
    const english = await postQuery(gateway, query);
    expect([english.status, english.errors?.[0]?.extensions]).toEqual([
      400,
      { code: 'COST_LIMIT_EXCEEDED', cost: 120, limit: 20 },
    ]);
    const chinese = await postQuery(gateway, query, undefined, { headers: { 'content-type': 'application/json' } });
    expect(chinese.errors?.[0]).toMatchObject({
      message: '查询的预计开销为 120，一次请求的上限为 20；请缩小每页条数、期间或者分组。',
      extensions: { english: expect.stringContaining('estimated to cost 120; at most 20') },
    });
    expect(fetches).toBe(0);
    expect((await postQuery(gateway, '{ cases { id } }')).status).toBe(200);
  });
});

describe('a viewer who has spent their budget', () => {
  const ask = (accept: string) =>
    fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept, 'accept-language': 'en' },
      body: JSON.stringify({ query: '{ cases { id } }' }),
    });

  it.each(['application/json', 'application/graphql-response+json'])(
    'gets 429 with cost, limit and when to try again, as %s',
    async (accept) => {
      await start({ cost: 100, budget: 100, refill: 1 });
      const statuses: number[] = [];
      let last: Response | undefined;
      // The first pays for its plan as well.
      for (let sent = 0; sent < 30 && last?.status !== 429; sent += 1) {
        last = await ask(accept);
        statuses.push(last.status);
      }
      expect(statuses.slice(0, -1).every((status) => status === 200)).toBe(true);
      expect(statuses.length).toBeGreaterThan(1);
      const before = fetches;
      const refused = await ask(accept);
      expect(refused.status).toBe(429);
      expect(refused.headers.get('content-type')).toContain(accept);
      const { errors } = (await refused.json()) as { errors: { extensions: Record<string, unknown> }[] };
      expect(errors[0]?.extensions).toEqual({
        ...{ code: 'RATE_LIMITED', cost: 10, limit: 100 },
        retryAfterSeconds: Number(refused.headers.get('retry-after')),
        refillsAt: expect.any(String),
      });
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(fetches).toBe(before);
    },
  );

  it('has paid for documents that are refused, too', async () => {
    await start({ cost: 100, budget: 100, refill: 1 });
    const fields = 'nothing '.repeat(2_000);
    const statuses: number[] = [];
    for (let sent = 0; sent < 5; sent += 1) {
      statuses.push((await postQuery(gateway, `{ cases { ${fields} a${sent}: id } }`)).status);
    }
    expect(statuses).toEqual([400, 400, 429, 429, 429]);
  });
});

describe('combinations of conditions', () => {
  it('are refused where one document would have thousands of plans', async () => {
    await start({});
    const names = Array.from({ length: 12 }, (_, at) => `v${at}`);
    const document = `query (${names.map((name) => `$${name}: Boolean!`).join(', ')}) { ${names
      .map((name) => `${name}: assetCount @include(if: $${name})`)
      .join(' ')} }`;
    for (let combination = 0; combination < 3; combination += 1) {
      const variables = Object.fromEntries(names.map((name, at) => [name, (combination >> at) % 2 === 1]));
      const { status, errors } = await postQuery(gateway, document, variables);
      expect([status, errors?.[0]?.extensions]).toEqual([
        400,
        { code: 'COST_LIMIT_EXCEEDED', what: 'conditions', limit: 4, size: 12 },
      ]);
    }
  });
});
