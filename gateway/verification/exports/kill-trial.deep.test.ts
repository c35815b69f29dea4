import { describe, expect, it } from '@jest/globals';

import type { Progress } from '../../../seed/write/progress.ts';
import { MYSQL_URL, mysqlVersion } from '../../../subgraphs/shared/testing/mysql-server.ts';

import { runKillTrial } from './kill-trial.ts';
import { makeLargeDatabases } from './large-databases.ts';

const version = await mysqlVersion();
if (version === null) {
  process.stderr.write(
    `Kill trial: skipped on MySQL, since no server answers at ${MYSQL_URL.replace(/\/\/.*@/, '//')}.\n`,
  );
}

/** Two hundred of them: see README.md. */
const TRIALS = 20;
const CASES = 60_000;
const QUIET: Progress = { at: () => undefined, end: () => undefined };

(version === null ? describe.skip : describe)('a download that is killed', () => {
  it('is never taken for a whole one, and leaves nobody waiting', async () => {
    const databases = await makeLargeDatabases(MYSQL_URL, CASES, QUIET);
    try {
      const { trials, leftTransactions } = await runKillTrial({ trials: TRIALS, seed: 20, databases });
      expect(trials.filter(({ faults }) => faults.length > 0)).toEqual([]);
      expect(leftTransactions).toEqual([]);
      // The kills were real ones.
      expect(trials.filter(({ isComplete }) => !isComplete).length).toBeGreaterThan(TRIALS / 2);
    } finally {
      await databases.close(false);
    }
  });
});
