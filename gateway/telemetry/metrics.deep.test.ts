import { describe, expect, it } from '@jest/globals';

import { AUDIENCES } from '../../subgraphs/shared/access/audiences.ts';
import { ERROR_CATALOGUE } from '../errors.ts';

import { openMetrics } from './metrics.ts';
import { OUTCOMES, PHASES, ROUTES, type RequestFacts } from './telemetry.ts';

const MILLION = 1_000_000;
const MOST_SERIES = 2_000;
const OFFICES = ['cases', 'assets', 'credit', 'performance', 'linkage', 'viewer', 'ledger'];
const KINDS = ['answered', 'refused', 'timeout', 'unreachable', 'failed', 'too-large', 'compressed', 'circuit-open'];
const STATUSES = [200, 294, 304, 400, 401, 403, 404, 405, 406, 408, 410, 413, 414, 415, 422, 429, 431, 500, 501, 503];

function pick<Item>(items: readonly Item[], at: number): Item {
  return items[at % items.length] as Item;
}

describe('the metrics', () => {
  it('stay within two thousand series, whatever a million requests are', async () => {
    const metrics = openMetrics();
    metrics.watch({
      caches: () => ({ operations: 1, responses: 1 }),
      queues: () => Object.fromEntries(OFFICES.map((name) => [name, { running: 1, waiting: 1 }])),
      ledger: () => ({ waiting: 1, oldestMs: 1 }),
    });
    const codes = [...Object.keys(ERROR_CATALOGUE), 'A_CODE_OF_AN_OFFICE'];
    for (let at = 0; at < MILLION; at += 1) {
      // The divisors make every combination of labels turn up.
      const facts: RequestFacts = {
        route: pick(ROUTES, at),
        status: pick(STATUSES, Math.floor(at / 4)),
        milliseconds: at % 20_000,
        outcome: pick(OUTCOMES, Math.floor(at / 80)),
        audience: pick(AUDIENCES, Math.floor(at / 320)),
        errorCodes: [at % 1_000 === 999 ? `CODE_${at}` : pick(codes, Math.floor(at / 2_240))],
        cost: { estimated: 1, actual: 1 },
        operationName: `Operation${at}`,
        timings: at % 100 === 0 ? PHASES.map((name) => ({ name, startedAt: 0, milliseconds: 1 })) : [],
      };
      metrics.requestBegan();
      metrics.requestEnded(facts);
      if (at % 10 === 0) {
        const subgraph = at % 1_000 === 0 ? `office ${at}` : pick(OFFICES, at / 10);
        metrics.fetched({ subgraph, outcome: pick(KINDS, at / 70), status: 200, statements: 1 }, at % 9_000);
        metrics.retried(subgraph);
        metrics.breaker(subgraph, true);
      }
    }
    const text = await metrics.text();
    const series = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    expect(series.length).toBeLessThanOrEqual(MOST_SERIES);
    expect(series.length).toBeGreaterThan(500);
    expect(text).toContain('graphql_operation_name="other"');
    expect(text).not.toContain(`Operation${MILLION - 1}`);
  });
});
