import { ensureSampleData } from '../load.ts';
import { progressOn } from '../write/progress.ts';

import { testTargets } from './test-targets.ts';

/** Makes the sample data that end-to-end tests read, on every database there is. */
export async function makeTestData(): Promise<void> {
  const targets = await testTargets();
  for (const { database, target } of targets) {
    console.log(`End-to-end tests run on ${database}.`);
    await ensureSampleData({
      choice: { set: 'default' },
      seed: 1,
      target,
      progress: progressOn(process.stderr, `Making test data on ${database}, cases:`),
    });
  }
  if (targets.length === 1) {
    console.log('End-to-end tests on MySQL are skipped: no server answers at MYSQL_URL.');
  }
}
