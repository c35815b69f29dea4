import { parseArgs } from 'node:util';

import { readSet, runCommand, wholeNumber } from './command-line.ts';
import { ensureSampleData } from './load.ts';
import { sampleTargetOf, setName, type SampleTarget } from './sample-target.ts';
import type { WorldChoice } from './world/world.ts';
import { progressOn } from './write/progress.ts';

const HELP = `npm run seed -- [options]

Makes the sample data once: five matching databases, the same for the same options. Existing sample data stays as it is;
a database that holds anything else is refused.

  --set default|gansu   default: Ganzi 2019-2022, Ningde 2020-2021, Fujian's agency cases, the stories of the sources
                        gansu: 316,997 cases of Gansu 2016-2018 (MySQL recommended)
  --cases N             instead of a set: N cases, for load tests
  --seed N              another world with the same figures (default 1)
  --mysql URL           a MySQL database per subgraph on this server instead of SQLite files: lianzhi_cases and so on;
                        lianzhi_gansu_cases, lianzhi_load_N_cases for the other sets
  --folder PATH         where the SQLite files go (default .data/<set>)`;

const { values } = parseArgs({
  options: {
    set: { type: 'string', default: 'default' },
    cases: { type: 'string' },
    seed: { type: 'string', default: '1' },
    mysql: { type: 'string' },
    folder: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

await runCommand({ help: values.help, helpText: HELP, failure: 'The sample data could not be made' }, main);

async function main(): Promise<void> {
  const choice = readChoice();
  if (values.mysql && values.folder) {
    throw new Error('--folder is for SQLite files: use it or --mysql, not both.');
  }
  const target: SampleTarget = values.folder
    ? { kind: 'sqlite', folder: values.folder }
    : sampleTargetOf(choice, values.mysql);
  const progress = progressOn(process.stderr, `Sample data (${setName(choice)}), cases:`);
  const addresses = await ensureSampleData({ choice, seed: wholeNumber('--seed', values.seed), target, progress });
  for (const [name, address] of Object.entries(addresses)) {
    console.log(
      `${name.padEnd(12)}${address.kind === 'sqlite' ? address.file : new URL(address.url).pathname.slice(1)}`,
    );
  }
}

function readChoice(): WorldChoice {
  if (values.cases !== undefined) {
    return { set: 'load', cases: wholeNumber('--cases', values.cases) };
  }
  return { set: readSet(values.set) };
}
