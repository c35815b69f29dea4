import { pino } from 'pino';

import type { SubgraphHandler } from '../../../subgraphs/shared/server/subgraph-handler.ts';
import { readConfig } from '../../config.ts';
import { createGateway, type RunningGateway } from '../../gateway.ts';
import type { Limits } from '../../limits/audience-limits.ts';

import { TINY_SUPERGRAPH } from './tiny-graph.ts';

export interface Result {
  readonly status: number;
  /** The whole body, to search it for what must not be in it. */
  readonly text: string;
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
}

/** A gateway over the tiny graph on a free port, configured by environment variables as a real one is. */
export function startTinyGateway(
  env: Readonly<Record<string, string>>,
  subgraphs: Readonly<Record<string, SubgraphHandler>> = {},
  limits?: Limits,
): Promise<RunningGateway> {
  // Long deadlines: these tests are not about how fast a busy machine plans.
  const defaults = {
    GATEWAY_PORT: '0',
    ACCESS_LEDGER: 'memory',
    ACCESS_RULES: 'none',
    PLANNER_MS: '30000',
    LEDGER_DEADLINE_MS: '60000',
  };
  const config = readConfig({ ...defaults, ...env });
  return createGateway(config, {
    ...{ supergraphSdl: TINY_SUPERGRAPH, subgraphs, logger: pino({ level: 'silent' }) },
    ...(limits && { limits }),
  });
}

export async function postQuery(
  gateway: RunningGateway,
  query: string,
  variables?: Readonly<Record<string, unknown>>,
  init: RequestInit = {},
): Promise<Result> {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': 'en' },
    body: JSON.stringify({ query, variables }),
    ...init,
  });
  const text = await response.text();
  return { status: response.status, text, ...(JSON.parse(text) as Pick<Result, 'data' | 'errors'>) };
}
