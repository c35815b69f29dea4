import { Command } from 'commander';

import { SUBGRAPH_NAMES, type SubgraphName } from '../../subgraphs/shared/server/subgraph-names.ts';

import { oneOf } from './option-values.ts';

/** `lianzhi mart <subgraph>`: the copy of what a subgraph's statistics read. */
export function martCommand(build: (name: SubgraphName) => Promise<void> = load): Command {
  return new Command('mart')
    .summary('builds the copy that a subgraph counts statistics from')
    .description(
      'Reads what the statistics of a subgraph need of its office’s database, once, and writes it in columns to MART_FOLDER. ' +
        'A subgraph that runs takes the new copy within seconds; until then, and if this fails, it answers from the one before. ' +
        'Takes the variables of the subgraph.',
    )
    .argument('<subgraph>', `one of ${SUBGRAPH_NAMES.join(', ')}`, oneOf('The subgraph', SUBGRAPH_NAMES))
    .action((name: SubgraphName) => build(name));
}

async function load(name: SubgraphName): Promise<void> {
  const { runMart } = await import('../../subgraphs/mart-command.ts');
  await runMart(name, process.env);
}
