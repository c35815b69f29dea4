import { ensureSampleData } from '../load.ts';
import { sampleTargetOf } from '../sample-target.ts';
import { progressOn } from '../write/progress.ts';

import { testTargets } from './test-targets.ts';

export interface TestDataRequest {
  /** On MySQL too, if a server answers at `MYSQL_URL`; and the data of Gansu, which two deep tests read. */
  readonly all: boolean;
}

const GANSU = { set: 'gansu' } as const;

/** Makes the sample data that end-to-end tests read. */
export async function makeTestData({ all }: TestDataRequest): Promise<void> {
  const targets = await testTargets({ all });
  for (const { database, target } of targets) {
    console.log(`End-to-end tests run on ${database}.`);
    await ensureSampleData({
      choice: { set: 'default' },
      seed: 1,
      target,
      progress: progressOn(process.stderr, `Making test data on ${database}, cases:`),
    });
  }
  if (all) {
    console.log('The deep tests of Gansu run on SQLite.');
    await ensureSampleData({
      choice: GANSU,
      seed: 1,
      target: sampleTargetOf(GANSU, undefined),
      progress: progressOn(process.stderr, 'Making the data of Gansu, cases:'),
    });
  }
  if (all && targets.length === 1) {
    console.log('End-to-end tests on MySQL are skipped: no server answers at MYSQL_URL.');
  }
}
