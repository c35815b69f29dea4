import { Command } from 'commander';

import type { GraphsOptions } from '../verification/federation-graphs/graphs-command.ts';

/** `lianzhi federation-graphs`: small graphs with all that federation allows, and what operations over them must answer. */
export function federationGraphsCommand(run: (options: GraphsOptions) => Promise<void> = load): Command {
  return new Command('federation-graphs')
    .summary('small graphs with all that federation allows: the score of the gateway and of plain @apollo/gateway')
    .description(
      'Serves small federation graphs with each planner and executor and with plain @apollo/gateway, sends their ' +
        'operations, and compares the answers with those that are written in the files. Prints what was right, refused, ' +
        'silent and wrong. Exits with 1 where an answer of ours is wrong or silent.',
    )
    .option('--folder <path>', 'other graphs, as YAML or JSON files (default: those that come with the code)')
    .option('--only <text>', 'only graphs with this in their name')
    .option('--verbose', 'also print why operations were refused, and the faults of plain @apollo/gateway', false)
    .action((options: GraphsOptions) => run(options));
}

async function load(options: GraphsOptions): Promise<void> {
  const { runGraphs } = await import('../verification/federation-graphs/graphs-command.ts');
  await runGraphs(options);
}
