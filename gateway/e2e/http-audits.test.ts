import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serverAudits } from 'graphql-http';

import type { RunningGateway } from '../gateway.ts';
import { startTinyGateway } from '../verification/support/tiny-gateway.ts';
import { tinyAssets, tinyCases } from '../verification/support/tiny-graph.ts';

let gateway: RunningGateway;

beforeAll(async () => {
  gateway = await startTinyGateway({}, { cases: tinyCases, assets: tinyAssets });
});

afterAll(() => gateway.stop());

describe('GraphQL over HTTP', () => {
  it('conforms to every MUST of the specification', async () => {
    const audits = serverAudits({ url: () => `${gateway.url}/graphql` });
    const results = await Promise.all(audits.map(async ({ fn, name }) => ({ ...(await fn()), name })));
    const failed = results.filter(({ status }) => status !== 'ok').map(({ name }) => name);
    const failedOf = (level: string): number => failed.filter((name) => name.startsWith(level)).length;
    // These audits follow a draft. Four of its SHOULDs are not kept: three want 200 for a refused document with application/json,
    // where we return 400 so that proxies and dashboards see a refusal; one wants 400 where the first edition wants 422.
    // `http-specification.test.ts` has an own audit of the first edition.
    const counts = `MUST ${failedOf('MUST')}, SHOULD ${failedOf('SHOULD')}, MAY ${failedOf('MAY')}`;
    process.stdout.write(`GraphQL-over-HTTP audits: ${results.length}; failed: ${counts}\n`);
    expect(results.length).toBeGreaterThan(50);
    expect(failed.filter((name) => name.startsWith('MUST'))).toEqual([]);
  });
});
