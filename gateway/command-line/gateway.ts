import type { Command } from 'commander';

import { DetailedCommand } from './run.ts';

/** `lianzhi gateway`: the gateway alone, as production runs it. */
export function gatewayCommand(start: () => Promise<void> = load): Command {
  return new DetailedCommand('gateway', variables)
    .summary('the gateway alone; the environment configures it')
    .description('Starts the gateway alone. It connects to the subgraphs at their URLs. The environment configures it.')
    .action(start);
}

async function variables(): Promise<string> {
  const { configTable } = await import('../config.ts');
  return configTable();
}

async function load(): Promise<void> {
  const { runGateway } = await import('../gateway-command.ts');
  await runGateway(process.env);
}
