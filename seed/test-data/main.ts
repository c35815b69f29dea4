import { ensureSampleData } from '../load.ts';
import { progressOn } from '../write/progress.ts';

import { testTargets } from './test-targets.ts';

/** `npm run test-data`: makes the sample data of the end-to-end tests on every available database. */
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
