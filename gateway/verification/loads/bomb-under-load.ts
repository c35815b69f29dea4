import { pino } from 'pino';

import { readConfig } from '../../config.ts';
import { createGateway } from '../../gateway.ts';
import { bomb, BOMB_HANDLERS, BOMB_SUPERGRAPH } from '../support/planning-bomb.ts';
import { postQuery } from '../support/tiny-gateway.ts';

export interface BombTally {
  readonly bombs: number;
  /** HTTP status and milliseconds of each bomb's refusal. */
  readonly refusals: readonly { readonly status: number; readonly ms: number }[];
  /** Latencies of the other clients' requests, in milliseconds. */
  readonly before: Latencies;
  readonly during: Latencies;
}

export interface Latencies {
  readonly requests: number;
  readonly failed: number;
  readonly p50: number;
  readonly slowest: number;
}

const PAUSE_MS = 20;
const BEFORE_MS = 5_000;

/** Runs clients at an even pace, then sends bombs one after another while they continue, and compares their latencies. */
export async function bombUnderLoad(bombs: number, clients: number): Promise<BombTally> {
  // No limit of paths in practice, so that only the time limit can stop the planner.
  const config = readConfig({
    LIMITS_FILE: 'none',
    GATEWAY_PORT: '0',
    ACCESS_LEDGER: 'memory',
    ACCESS_RULES: 'none',
    SUPERGRAPH_LINT: 'warn',
    PLANNER_PATHS: '1000000',
  });
  const logger = pino({ level: 'silent' });
  const gateway = await createGateway(config, { supergraphSdl: BOMB_SUPERGRAPH, subgraphs: BOMB_HANDLERS, logger });
  let times: number[] = [];
  let failed = 0;
  let isOver = false;

  const client = async (at: number): Promise<void> => {
    await pause((at * PAUSE_MS) / clients);
    while (!isOver) {
      const started = performance.now();
      const { status } = await postQuery(gateway, '{ count_assets }');
      times.push(performance.now() - started);
      failed += status === 200 ? 0 : 1;
      await pause(PAUSE_MS);
    }
  };
  const take = (): Latencies => {
    const sorted = times.toSorted((one, other) => one - other);
    const latencies = { requests: sorted.length, failed, p50: at(sorted, 0.5), slowest: at(sorted, 1) };
    times = [];
    failed = 0;
    return latencies;
  };

  const running = Array.from({ length: clients }, (_, at) => client(at));
  await pause(BEFORE_MS / 2);
  take();
  await pause(BEFORE_MS);
  const before = take();
  const refusals: { status: number; ms: number }[] = [];
  for (let sent = 0; sent < bombs; sent += 1) {
    const started = performance.now();
    const { status } = await postQuery(gateway, bomb(sent));
    refusals.push({ status, ms: Math.round(performance.now() - started) });
  }
  const during = take();
  isOver = true;
  await Promise.all(running);
  await gateway.stop();
  return { bombs, refusals, before, during };
}

function at(sorted: readonly number[], share: number): number {
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
