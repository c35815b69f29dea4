import { parseArgs } from 'node:util';

import { ensureSampleData } from './load.ts';
import { sampleTargetOf, setName, type SampleTarget } from './sample-target.ts';
import type { WorldChoice } from './world/world.ts';
import { progressOn } from './write/progress.ts';

const HELP = `npm run seed -- [options]

Makes the sample data, once: five databases that belong together, the same for the same options. What is there already
is left alone; a database that holds anything else is refused.

  --set default|gansu   default: Ganzi 2019-2022, Ningde 2020-2021, Fujian's agency cases, the stories told in the sources
                        gansu: 316,997 cases of Gansu 2016-2018 (MySQL recommended)
  --cases N             instead of a set: N cases, for load
  --seed N              another world of the same figures (default 1)
  --mysql URL           a MySQL database per subgraph on this server instead of SQLite files: lianzhi_cases and so on;
                        lianzhi_gansu_cases, lianzhi_load_N_cases for what is not the default set
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

try {
  if (values.help) {
    console.log(HELP);
  } else {
    await main();
  }
} catch (error) {
  console.error(`The sample data could not be made: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const choice = readChoice();
  if (values.mysql && values.folder) {
    throw new Error('--folder is for SQLite files: give it or --mysql, not both.');
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
  if (values.set !== 'default' && values.set !== 'gansu') {
    throw new Error('--set is default or gansu.');
  }
  return { set: values.set };
}

function wholeNumber(option: string, text: string): number {
  if (!/^\d{1,8}$/.test(text)) {
    throw new Error(`${option} is a whole number.`);
  }
  return Number(text);
}
