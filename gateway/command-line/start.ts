import { Command } from 'commander';

import { sampleTargetOf } from '../../seed/sample-target.ts';
import type { StartRequest } from '../one-process/start-command.ts';

import { mysqlServer, wholeNumber } from './option-values.ts';
import { addSampleOptions, sampleChoice, type SampleValues } from './sample-options.ts';

interface Values extends SampleValues {
  readonly mysql?: string;
  readonly port?: number;
}

/** `lianzhi start`: the whole graph in one process. */
export function startCommand(start: (request: StartRequest) => Promise<void> = load): Command {
  const command = new Command('start')
    .summary('the whole graph in one process, over sample data')
    .description('Runs the whole graph in one process over sample data, which is made at the first start.')
    .option(
      '--mysql <url>',
      'keep the data on this MySQL server, a database per subgraph (lianzhi_cases and so on; lianzhi_gansu_cases for ' +
        'another set), instead of SQLite files in .data/; mysql://host:3306/wang_ names them wang_cases and so on',
      mysqlServer,
    );
  return addSampleOptions(command)
    .option('--port <n>', 'port to listen on (default: 4000, or GATEWAY_PORT)', wholeNumber('--port', 0, 65_535))
    .action(async (values: Values) => {
      const choice = sampleChoice(values);
      const target = sampleTargetOf(choice, values.mysql);
      await start({ choice, seed: values.seed, target, port: values.port });
    });
}

async function load(request: StartRequest): Promise<void> {
  const { runStart } = await import('../one-process/start-command.ts');
  await runStart(request);
}
