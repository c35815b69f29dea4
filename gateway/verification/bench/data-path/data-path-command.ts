import { pino } from 'pino';

import { ensureSampleData, sampleAddresses } from '../../../../seed/load.ts';
import { progressOn } from '../../../../seed/write/progress.ts';
import { MYSQL_URL, mysqlVersion } from '../../../../subgraphs/shared/testing/mysql-server.ts';

import { measureDataPath } from './measure.ts';

/**
 * Prints what 1,000 cases with their parties cost out of the cases subgraph, beside the same rows by mysql2 and
 * `JSON.stringify`, in one process, in turn.
 */
export async function compareDataPaths(rounds: number): Promise<void> {
  const version = await mysqlVersion();
  if (version === null) {
    console.error('No server answers at MYSQL_URL; this measures MySQL.');
    process.exit(1);
  }
  const target = { kind: 'mysql', url: MYSQL_URL, prefix: 'lianzhi_bench_' } as const;
  const progress = progressOn(process.stderr, 'Making the sample data, cases:');
  await ensureSampleData({ choice: { set: 'default' }, seed: 1, target, progress });
  const logger = pino({ level: 'silent' });
  console.table(await measureDataPath(sampleAddresses(target).cases, rounds, logger));
  console.log(
    `${version}; CPU and time are medians of ${rounds} rounds, in milliseconds; ratios are taken round by round.`,
  );
  process.exit(0);
}
