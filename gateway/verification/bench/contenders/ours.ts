import { readFile } from 'node:fs/promises';

import { pino } from 'pino';

import { readConfig } from '../../../config.ts';
import { createGateway, type RunningGateway } from '../../../gateway.ts';

import type { ContenderOptions } from './contender-options.ts';

/** Our gateway as it is served, with every limit and check on; only its log line per request is off, as is the others'. */
export async function startOurs(
  { supergraphFile, subgraphs }: ContenderOptions,
  env: Readonly<Record<string, string>> = {},
): Promise<RunningGateway> {
  // Most of the bench's graphs are its own, and protect nothing.
  const told = {
    LIANZHI_ENV: 'test',
    ACCESS_LEDGER: 'memory',
    GATEWAY_PORT: '0',
    LOG_LEVEL: 'silent',
    ACCESS_RULES: 'none',
    // What is measured is planned before.
    PLANNER_MS: '30000',
  };
  const config = readConfig({ ...told, ...env });
  const urls = { ...config.subgraphs.urls, ...subgraphs };
  return createGateway(
    { ...config, subgraphs: { ...config.subgraphs, urls } },
    { supergraphSdl: await readFile(supergraphFile, 'utf8'), logger: pino({ level: 'silent' }) },
  );
}
