import { Command } from 'commander';

import { gatewayCommand } from './command-line/gateway.ts';
import { run } from './command-line/run.ts';

/** What production starts: `lianzhi gateway`, by plain Node and without the other commands. */
const program = new Command('lianzhi').addCommand(gatewayCommand());
const exitCode = await run(program, ['gateway', ...process.argv.slice(2)]);
if (exitCode !== 0) {
  process.exitCode = exitCode;
}
