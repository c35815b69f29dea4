import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createConnection } from 'mysql2/promise';
import { pino } from 'pino';

import { readSubgraphConfig } from '../config.ts';
import { SUBGRAPHS } from '../definitions.ts';
import { serveSubgraph, type RunningSubgraph } from '../serve.ts';
import { migrate } from '../shared/database/migrate.ts';
import { mysqlVersion } from '../shared/testing/mysql-server.ts';
import { scratchAddress, type ScratchAddress } from '../shared/testing/scratch-address.ts';

const version = await mysqlVersion();
if (version === null) {
  process.stderr.write('not run on MySQL, no server answers at MYSQL_URL: what a subgraph finds at start\n');
}

(version === null ? describe.skip : describe)('a subgraph that starts over a database with bad rows', () => {
  const log: string[] = [];
  let scratch: ScratchAddress;
  let running: RunningSubgraph;

  beforeAll(async () => {
    scratch = await scratchAddress('mysql', 'start');
    const { url } = scratch.address as { url: string };
    await migrate(SUBGRAPHS.cases, scratch.address);
    const admin = await createConnection(url);
    await admin.query("insert into case_suspension values ('s1', '王小二案', '1900-01-01', '2020-01-01', '原因')");
    await admin.query("insert into campaign_court values ('c1', '闽09')");
    await admin.end();
    const { config, secrets } = readSubgraphConfig('cases', { CASES_DATABASE_URL: url, SUBGRAPH_PORT: '0' });
    running = await serveSubgraph(
      config,
      secrets,
      pino({ level: 'warn' }, { write: (line: string) => log.push(line) }),
    );
  });
  afterAll(async () => {
    await running.stop();
    await scratch.remove();
  });

  it('answers at once, and says later in its log and health which columns and how many rows', async () => {
    const health = async () => (await fetch(new URL('/health/ready', running.url))).text();
    expect((await health()).startsWith('ready')).toBe(true);
    while (log.length === 0) {
      await sleep(50);
    }
    const text = await health();
    expect(text).toContain('\ncase_suspension.from_date: placeholder-date 1\n');
    expect(log.join('')).toContain('case_suspension.from_date: placeholder-date 1');
    expect(text + log.join('')).not.toContain('王小二');
  });
});
