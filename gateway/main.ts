import { Command } from 'commander';

import { gatewayCommand } from './command-line/gateway.ts';
import { run } from './command-line/run.ts';

/** The entry point of production: `lianzhi gateway` on plain Node, without the other commands. */
const program = new Command('lianzhi').addCommand(gatewayCommand());
const exitCode = await run(program, ['gateway', ...process.argv.slice(2)]);
if (exitCode !== 0) {
  process.exitCode = exitCode;
}
