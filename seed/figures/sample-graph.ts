import { pino } from 'pino';

import { readConfig } from '../../gateway/config.ts';
import { createGateway } from '../../gateway/gateway.ts';
import { openAll } from '../../gateway/one-process/open-all.ts';
import { ensureSampleData } from '../load.ts';
import { setName, type SampleTarget } from '../sample-target.ts';
import { lastDayOf, type WorldChoice } from '../world/world.ts';
import { progressOn } from '../write/progress.ts';

import type { AskGraph, GraphAnswer } from './graph-answer.ts';

export interface SampleGraph {
  readonly url: string;
  close(): Promise<void>;
}

/** The whole graph in this process over sample data, which is made where it is missing; on any free port. */
export async function openSampleGraph(
  choice: WorldChoice,
  seed: number,
  target: SampleTarget,
  env: Readonly<Record<string, string | undefined>>,
): Promise<SampleGraph> {
  const progress = progressOn(process.stderr, `Making the sample data (${setName(choice)}), cases:`);
  const databases = await ensureSampleData({ choice, seed, target, progress });
  // Errors are logged to stderr, apart from the figures. The deadline is long because a database that has just loaded
  // 317,000 cases has an empty cache: its first queries are slower than a user's would be.
  const config = readConfig({
    LIMITS_FILE: 'none',
    LOG_LEVEL: 'error',
    SUBGRAPH_DEADLINE_MS: '60000',
    ...env,
    ACCESS_LEDGER: 'memory',
    GATEWAY_PORT: '0',
  });
  const logger = pino({ level: config.logLevel }, pino.destination(2));
  const today = config.today ?? lastDayOf(choice);
  const subgraphs = await openAll(databases, { cursorKey: 'cursors of the figures', logger, today });
  try {
    const gateway = await createGateway(
      { ...config, today },
      {
        subgraphs: subgraphs.handlers,
        envelopeKeys: subgraphs.envelopeKeys,
        logger,
      },
    );
    const close = async (): Promise<void> => {
      await gateway.stop();
      await subgraphs.close();
    };
    return { url: gateway.url, close };
  } catch (error) {
    await subgraphs.close();
    throw error;
  }
}

/**
 * The graph at a gateway's address over HTTP, as any client sees it; `viewer` is the headers that identify the viewer.
 */
export function graphAt(url: string, viewer: Readonly<Record<string, string>>): AskGraph {
  const endpoint = new URL('/graphql', url);
  return async (document, variables) => {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', ...viewer },
      body: JSON.stringify({ query: document.toString(), variables }),
    }).catch((cause: unknown) => {
      throw new Error(`网关 ${endpoint.host} 连接不上。The gateway at ${endpoint.host} cannot be reached.`, { cause });
    });
    const { data = null, errors } = (await response.json()) as Partial<GraphAnswer<never>>;
    return { data, ...(errors && { errors }) };
  };
}
