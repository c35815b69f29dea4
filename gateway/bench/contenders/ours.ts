import { readFile } from 'node:fs/promises';

import { pino } from 'pino';

import { readConfig } from '../../config.ts';
import { createGateway, type RunningGateway } from '../../gateway.ts';
import type { ContenderOptions } from './contender-options.ts';

/** Our gateway as it is served, with every limit and check on; only its log line per request is off, as is the others'. */
export async function startOurs(
  { supergraphFile, subgraphs }: ContenderOptions,
  env: Readonly<Record<string, string>> = {},
): Promise<RunningGateway> {
  const config = readConfig({ LIANZHI_ENV: 'test', GATEWAY_PORT: '0', LOG_LEVEL: 'silent', ...env });
  const urls = { ...config.subgraphs.urls, ...subgraphs };
  return createGateway(
    { ...config, subgraphs: { ...config.subgraphs, urls } },
    { supergraphSdl: await readFile(supergraphFile, 'utf8'), logger: pino({ level: 'silent' }) },
  );
}
