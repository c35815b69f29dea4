import { describe, expect, it } from '@jest/globals';
import { pino } from 'pino';

import { performance } from '../../subgraphs/performance/subgraph.ts';
import { migrate } from '../../subgraphs/shared/database/migrate.ts';
import { freshKeys } from '../../subgraphs/shared/envelope/envelope-key.ts';
import { ENVELOPE_LIFETIME_MS } from '../../subgraphs/shared/envelope/envelope.ts';
import { envelopeSigner } from '../../subgraphs/shared/envelope/sign-envelope.ts';
import { envelopeVerifier } from '../../subgraphs/shared/envelope/verify-envelope.ts';
import { openSubgraph } from '../../subgraphs/shared/server/open-subgraph.ts';
import type { SubgraphHandler } from '../../subgraphs/shared/server/subgraph-handler.ts';
import { scratchAddress } from '../../subgraphs/shared/testing/scratch-address.ts';
import { SUPREME_COURT_VIEWER } from '../../subgraphs/shared/testing/viewers.ts';

import { inProcessTransport } from './in-process-transport.ts';
import { officeRuns, type OfficeRun } from './office-runs.ts';

const KEYS = freshKeys();

function transportOf(handler: SubgraphHandler) {
  return inProcessTransport(handler, envelopeSigner('performance', KEYS[0]), 1_000_000);
}

function runOf(id: number): OfficeRun {
  return { id: `run-${id}`, requestId: 'request-1', viewer: SUPREME_COURT_VIEWER, pageRows: 5_000 };
}

describe('runs in the offices', () => {
  it('begin until an office holds as many as it can, which it says; there is room again when one has ended', async () => {
    const scratch = await scratchAddress('sqlite', 'office_runs');
    await migrate(performance, scratch.address);
    const verify = envelopeVerifier({ subgraph: 'performance', keys: KEYS, lifetimeMs: ENVELOPE_LIFETIME_MS });
    const office = await openSubgraph(performance, {
      database: scratch.address,
      cursorKey: 'a key for tests',
      logger: pino({ level: 'silent' }),
      viewerOf: (request) => {
        const viewer = verify(request);
        return typeof viewer === 'string' ? null : viewer;
      },
    });
    const runs = officeRuns(new Map([['performance', transportOf(office.handler)]]), 60_000);
    for (let id = 1; id <= 8; id += 1) {
      const { states, full } = await runs.begin(runOf(id));
      expect([...states.keys(), ...full]).toEqual(['performance']);
      expect(full.size).toBe(0);
    }
    const { states, full } = await runs.begin(runOf(9));
    expect([[...states.keys()], [...full]]).toEqual([[], ['performance']]);
    await runs.end(runOf(1));
    expect((await runs.begin(runOf(10))).full.size).toBe(0);
    await office.close();
    await scratch.remove();
  });

  it.each([
    ['does not answer', () => Promise.reject(new Error('down'))],
    [
      'refuses for another reason',
      () =>
        Promise.resolve({
          status: 409,
          contentType: 'application/json',
          body: '{"errors":[{"message":"x","extensions":{"code":"SUBGRAPH_UNAVAILABLE"}}]}',
        }),
    ],
  ] as const)('take no state of an office that %s, which is not full for it', async (_, handler) => {
    const { states, full } = await officeRuns(new Map([['cases', transportOf(handler)]]), 60_000).begin(runOf(1));
    expect([states.size, full.size]).toEqual([0, 0]);
  });
});
