import { readFile } from 'node:fs/promises';

import { pino } from 'pino';

import { readConfig } from '../../../config.ts';
import { createGateway, type RunningGateway } from '../../../gateway.ts';

import type { ContenderOptions } from './contender-options.ts';

/** Our gateway as in production, with every limit and check on; only the log line per request is off, as in the others. */
export async function startOurs(
  { supergraphFile, subgraphs }: ContenderOptions,
  env: Readonly<Record<string, string>> = {},
): Promise<RunningGateway> {
  // The bench's own graph has no access rules.
  const defaults = {
    LIANZHI_ENV: 'test',
    ACCESS_LEDGER: 'memory',
    LIMITS_FILE: 'none',
    LOOKUPS_PER_HOUR: '1000000',
    LOOKUP_CANDIDATES: '1000000',
    GATEWAY_PORT: '0',
    LOG_LEVEL: 'silent',
    ACCESS_RULES: 'none',
    // Everything is planned before it is measured.
    PLANNER_MS: '30000',
  };
  const config = readConfig({ ...defaults, ...env });
  const urls = { ...config.subgraphs.urls, ...subgraphs };
  return createGateway(
    { ...config, subgraphs: { ...config.subgraphs, urls } },
    { supergraphSdl: await readFile(supergraphFile, 'utf8'), logger: pino({ level: 'silent' }) },
  );
}
