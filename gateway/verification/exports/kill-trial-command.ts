import { parseArgs } from 'node:util';

import { progressOn } from '../../../seed/write/progress.ts';
import { MYSQL_URL } from '../../../subgraphs/shared/testing/mysql-server.ts';

import { runKillTrial } from './kill-trial.ts';
import { makeLargeDatabases } from './large-databases.ts';
import type { Trial } from './trial.ts';

/** `node --import tsx gateway/verification/exports/kill-trial-command.ts --trials 200`: see README.md. */
const { values } = parseArgs({
  options: {
    trials: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    rows: { type: 'string', default: '80000' },
    keep: { type: 'boolean', default: false },
  },
});

const progress = progressOn(process.stderr, 'Making the databases, cases:');
const databases = await makeLargeDatabases(MYSQL_URL, Number(values.rows), progress);
try {
  const { trials, leftTransactions } = await runKillTrial({
    trials: Number(values.trials),
    seed: Number(values.seed),
    databases,
    onTrial: (trial) => console.log(JSON.stringify(trial)),
  });
  console.log(JSON.stringify({ ...tally(trials), leftTransactions }, undefined, 2));
  process.exitCode = trials.some(({ faults }) => faults.length > 0) || leftTransactions.length > 0 ? 1 : 0;
} finally {
  await databases.close(values.keep);
}

function tally(trials: readonly Trial[]): Record<string, unknown> {
  const count = (test: (trial: Trial) => boolean): number => trials.filter(test).length;
  const ends = trials.flatMap(({ endedAfterMs }) => endedAfterMs ?? []).toSorted((one, other) => one - other);
  return {
    trials: trials.length,
    broken: count(({ status, isComplete }) => status === 200 && !isComplete),
    refused: count(({ status }) => status !== 200),
    wholeInSpiteOfTheKill: count(({ isComplete }) => isComplete),
    recordedAsFailed: count(({ record }) => record?.state === 'failed'),
    recordedAsCompleteButBroken: count(({ record, isComplete }) => record?.state === 'complete' && !isComplete),
    faulty: count(({ faults }) => faults.length > 0),
    endedAfterMs: { median: ends[Math.floor(ends.length / 2)], slowest: ends.at(-1) },
  };
}
