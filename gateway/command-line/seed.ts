import { Command } from 'commander';

import { sampleTargetOf } from '../../seed/sample-target.ts';
import type { SeedRequest } from '../../seed/seed-command.ts';

import { mysqlServer, UsageError } from './option-values.ts';
import { addSampleOptions, sampleChoice, type SampleValues } from './sample-options.ts';

interface Values extends SampleValues {
  readonly mysql?: string;
  readonly folder?: string;
}

const SETS = `
default  Ganzi 2019-2022, Ningde 2020-2021, Fujian's agency cases, and the cases that the sources describe
gansu    316,997 cases of Gansu 2016-2018; MySQL is recommended`;

/** `lianzhi seed`: sample data. */
export function seedCommand(seed: (request: SeedRequest) => Promise<void> = load): Command {
  const command = new Command('seed')
    .summary('sample data: the default set, Gansu, or any number of cases')
    .description(
      'Makes the sample data, once: five databases that belong together, the same for the same options. Existing ' +
        'sample data is not changed; a database that holds anything else is refused.',
    );
  return addSampleOptions(command)
    .option(
      '--mysql <url>',
      'a MySQL database per subgraph on this server instead of SQLite files: lianzhi_cases and so on; ' +
        'lianzhi_gansu_cases or lianzhi_load_N_cases for other data than the default set; mysql://host:3306/wang_ ' +
        'names them wang_cases and so on',
      mysqlServer,
    )
    .option('--folder <path>', 'where the SQLite files go (default: .data/<set>)')
    .addHelpText('after', SETS)
    .action(async (values: Values) => {
      const choice = sampleChoice(values);
      const { mysql, folder } = values;
      if (mysql && folder) {
        throw new UsageError('--folder is for SQLite files: give it or --mysql, not both.');
      }
      const target = folder ? ({ kind: 'sqlite', folder } as const) : sampleTargetOf(choice, mysql);
      await seed({ choice, seed: values.seed, target });
    });
}

async function load(request: SeedRequest): Promise<void> {
  const { runSeed } = await import('../../seed/seed-command.ts');
  await runSeed(request, process.env);
}
