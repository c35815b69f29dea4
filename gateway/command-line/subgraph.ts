import type { Command } from 'commander';

import { SUBGRAPH_NAMES, type SubgraphName } from '../../subgraphs/shared/server/subgraph-names.ts';

import { oneOf } from './option-values.ts';
import { DetailedCommand } from './run.ts';

/** `lianzhi subgraph <name>`: one subgraph alone, over HTTP. */
export function subgraphCommand(start: (name: SubgraphName) => Promise<void> = load): Command {
  return new DetailedCommand('subgraph', variables)
    .summary('one subgraph alone, over HTTP; the environment configures it')
    .description('Serves one subgraph alone over HTTP. The environment configures it.')
    .argument('<name>', `one of ${SUBGRAPH_NAMES.join(', ')}`, oneOf('The subgraph', SUBGRAPH_NAMES))
    .action((name: SubgraphName) => start(name));
}

async function variables(): Promise<string> {
  const { variablesHelp } = await import('../../subgraphs/variables-help.ts');
  return variablesHelp();
}

async function load(name: SubgraphName): Promise<void> {
  const { runSubgraph } = await import('../../subgraphs/subgraph-command.ts');
  await runSubgraph(name, process.env);
}
