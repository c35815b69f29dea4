import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';

import { readConfig } from '../config.ts';
import { createGateway, type RunningGateway } from '../gateway.ts';
import { bomb, BOMB_HANDLERS, BOMB_SUPERGRAPH } from '../verification/support/planning-bomb.ts';
import { postQuery } from '../verification/support/tiny-gateway.ts';

let gateway: RunningGateway;

function start(env: Readonly<Record<string, string>>): Promise<RunningGateway> {
  const config = readConfig({
    GATEWAY_PORT: '0',
    ACCESS_LEDGER: 'memory',
    ACCESS_RULES: 'none',
    SUPERGRAPH_LINT: 'warn',
    ...env,
  });
  const logger = pino({ level: 'silent' });
  return createGateway(config, { supergraphSdl: BOMB_SUPERGRAPH, subgraphs: BOMB_HANDLERS, logger });
}

function refused(result: Awaited<ReturnType<typeof postQuery>>): unknown {
  return [result.status, result.data, result.errors?.map(({ extensions }) => extensions['code'])];
}

const REFUSED = [400, undefined, ['COST_LIMIT_EXCEEDED']];

describe('a document that takes seconds to plan, stopped only by the time limit,', () => {
  beforeAll(async () => {
    // Longer than the default, since a busy machine starts threads slowly: the test checks that the limit works, not
    // how fast.
    gateway = await start({ PLANNER_PATHS: '1000000', PLANNER_MS: '5000' });
    await postQuery(gateway, '{ count_assets }');
  });
  afterAll(() => gateway.stop());

  it('is refused, and fifty others are answered while it is planned', async () => {
    const order: string[] = [];
    const bombed = postQuery(gateway, bomb()).finally(() => order.push('bomb'));
    await new Promise((resolve) => setTimeout(resolve, 100));
    const others = Array.from({ length: 50 }, () =>
      postQuery(gateway, '{ count_assets }').finally(() => order.push('other')),
    );
    const answers = await Promise.all(others);
    expect(answers.every(({ status, data }) => status === 200 && data?.['count_assets'] === 7)).toBe(true);
    expect(refused(await bombed)).toEqual(REFUSED);
    expect(order.at(-1)).toBe('bomb');
  });

  it('is refused again from a warm cache, and a new document is planned after it', async () => {
    const [again, fresh] = await Promise.all([
      postQuery(gateway, bomb()),
      postQuery(gateway, '{ fresh: count_credit }'),
    ]);
    expect(refused(again)).toEqual(REFUSED);
    expect(fresh.data).toEqual({ fresh: 7 });
  });

  it('does not block a new document', async () => {
    const order: string[] = [];
    // At most two threads plan: the second one starts for the waiting document.
    const bombed = postQuery(gateway, bomb(1)).finally(() => order.push('bomb'));
    const fresh = await postQuery(gateway, '{ another: count_linkage }');
    expect(fresh.data).toEqual({ another: 7 });
    expect(refused(await bombed)).toEqual(REFUSED);
  });
});

describe('a document with more paths to a field than the planner’s limit', () => {
  beforeAll(async () => {
    gateway = await start({});
  });
  afterAll(() => gateway.stop());

  it('is refused, cold and warm', async () => {
    expect(refused(await postQuery(gateway, bomb()))).toEqual(REFUSED);
    expect(refused(await postQuery(gateway, bomb()))).toEqual(REFUSED);
  });
});
