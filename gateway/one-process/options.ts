import { parseArgs } from 'node:util';

import { sampleTargetOf, type SampleTarget } from '../../seed/sample-target.ts';
import type { WorldChoice } from '../../seed/world/world.ts';

export interface StartOptions {
  readonly choice: WorldChoice;
  readonly seed: number;
  readonly target: SampleTarget;
  readonly port: string | undefined;
  readonly help: boolean;
}

export const START_HELP = `npm start -- [options]

Runs the whole graph in one process over sample data, which is made at the first start.

  --mysql URL           keep the data on this MySQL server (a database per subgraph, lianzhi_cases and so on; of another
                        set lianzhi_gansu_cases and so on) instead of SQLite files in .data/
  --set default|gansu   which sample data; see npm run seed -- --help
  --cases N             N sample cases instead of a set
  --seed N              another world of the same figures (default 1)
  --port N              port to listen on (default 4000, or GATEWAY_PORT)`;

/** Reads the command line. Throws an `Error` that says what was expected. */
export function readStartOptions(args: readonly string[]): StartOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      mysql: { type: 'string' },
      set: { type: 'string', default: 'default' },
      cases: { type: 'string' },
      seed: { type: 'string', default: '1' },
      port: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const { mysql, set, cases, port, help } = values;
  if (set !== 'default' && set !== 'gansu') {
    throw new Error('--set is default or gansu.');
  }
  const choice: WorldChoice = cases === undefined ? { set } : { set: 'load', cases: wholeNumber('--cases', cases) };
  const target = sampleTargetOf(choice, mysql);
  return { choice, seed: wholeNumber('--seed', values.seed), target, port, help };
}

function wholeNumber(option: string, text: string): number {
  if (!/^\d{1,8}$/.test(text)) {
    throw new Error(`${option} is a whole number.`);
  }
  return Number(text);
}
