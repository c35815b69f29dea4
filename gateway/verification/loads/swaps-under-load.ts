import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { pino } from 'pino';

import { readConfig } from '../../config.ts';
import { createGateway, type RunningGateway } from '../../gateway.ts';
import {
  HANDLERS,
  SUPERGRAPHS,
  WHICH_GENERATION,
  generationOf,
  type GenerationResponse,
} from '../support/two-generations.ts';

export interface SwapTally {
  readonly swaps: number;
  readonly requests: number;
  readonly errors: number;
  /** Each code once. */
  readonly errorCodes: readonly string[];
  readonly mixed: number;
  /** How many responses each generation gave. */
  readonly answeredBy: { readonly cases: number; readonly assets: number };
  /** Heap after a full collection, in bytes, at ten points of the run. */
  readonly heap: readonly number[];
}

/** Swaps the supergraph repeatedly while clients send requests without pause, and counts which generation answered. */
export async function swapUnderLoad(swaps: number, clients: number): Promise<SwapTally> {
  const folder = await mkdtemp(join(tmpdir(), 'lianzhi-swaps-'));
  const file = join(folder, 'supergraph.graphql');
  await writeFile(file, SUPERGRAPHS.cases);
  const config = readConfig({
    LIMITS_FILE: 'none',
    GATEWAY_PORT: '0',
    ACCESS_LEDGER: 'memory',
    ACCESS_RULES: 'none',
    SUPERGRAPH_FILE: file,
    // Long deadlines: this is about the effects of a swap, not about how fast a busy machine plans.
    PLANNER_MS: '30000',
    SUBGRAPH_DEADLINE_MS: '60000',
  });
  const gateway = await createGateway(config, { subgraphs: HANDLERS, logger: pino({ level: 'silent' }) });
  const tally = { requests: 0, error: 0, mixed: 0, cases: 0, assets: 0 };
  const errorCodes = new Set<string>();
  const heap: number[] = [];
  let isOver = false;

  const client = async (): Promise<void> => {
    while (!isOver) {
      const response = await queryGeneration(gateway);
      tally[generationOf(response)] += 1;
      tally.requests += 1;
      response.errors?.forEach(({ extensions }) => errorCodes.add(extensions.code));
    }
  };
  const running = Array.from({ length: clients }, client);
  try {
    for (let swap = 1; swap <= swaps; swap += 1) {
      await writeFile(file, swap % 2 === 1 ? SUPERGRAPHS.assets : SUPERGRAPHS.cases);
      const { kind } = await gateway.reload();
      if (kind === 'refused' || kind === 'unreadable') {
        throw new Error(`Swap ${swap} was ${kind}.`);
      }
      if (swap % Math.ceil(swaps / 10) === 0) {
        heap.push(heapAfterCollection());
      }
    }
  } finally {
    isOver = true;
    await Promise.all(running);
    await gateway.stop();
    await rm(folder, { recursive: true });
  }
  const { requests, error, mixed, cases, assets } = tally;
  return { swaps, requests, errors: error, errorCodes: [...errorCodes], mixed, answeredBy: { cases, assets }, heap };
}

async function queryGeneration(gateway: RunningGateway): Promise<GenerationResponse> {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: WHICH_GENERATION }),
  });
  return (await response.json()) as GenerationResponse;
}

function heapAfterCollection(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  return process.memoryUsage().heapUsed;
}
