import { Command } from 'commander';

import type { ColumnsRequest } from '../../subgraphs/columns-command.ts';
import { SUBGRAPH_NAMES, type SubgraphName } from '../../subgraphs/shared/server/subgraph-names.ts';

import { oneOf } from './option-values.ts';

/** `lianzhi columns <subgraph>`: the views that an office gives. */
export function columnsCommand(print: (request: ColumnsRequest) => Promise<void> = load): Command {
  return new Command('columns')
    .summary('the views, columns and types that a subgraph reads, with their meaning in Chinese')
    .description(
      "Prints what a subgraph reads of its office's database: every table or view, its columns, types and members, what " +
        'they mean in Chinese and what they are for (key, join, filter, order, statistic).',
    )
    .argument('<subgraph>', `one of ${SUBGRAPH_NAMES.join(', ')}`, oneOf('The subgraph', SUBGRAPH_NAMES))
    .option('--views', 'a skeleton of `create view` statements, with empty views for what an office lacks')
    .option('--json', 'as JSON')
    .action((subgraph: SubgraphName, values: Omit<ColumnsRequest, 'subgraph'>) => print({ ...values, subgraph }));
}

async function load(request: ColumnsRequest): Promise<void> {
  const { runColumns } = await import('../../subgraphs/columns-command.ts');
  await runColumns(request);
}
