import { refuseOldNode } from '../subgraphs/shared/needed-node.ts';

/** The entry point of production: `lianzhi gateway` on plain Node, without the other commands. */
refuseOldNode();
const { Command } = await import('commander');
const { gatewayCommand } = await import('./command-line/gateway.ts');
const { run } = await import('./command-line/run.ts');
const program = new Command('lianzhi').addCommand(gatewayCommand());
const exitCode = await run(program, ['gateway', ...process.argv.slice(2)]);
if (exitCode !== 0) {
  process.exitCode = exitCode;
}
