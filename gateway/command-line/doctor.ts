import { Command } from 'commander';

import type { DoctorRequest } from '../../subgraphs/doctor-command.ts';
import { SUBGRAPH_NAMES, type SubgraphName } from '../../subgraphs/shared/server/subgraph-names.ts';

import { oneOf, repeated, UsageError, wholeNumber } from './option-values.ts';

interface Values extends Omit<DoctorRequest, 'subgraphs'> {
  readonly all?: boolean;
}

/** `lianzhi doctor [subgraphs...]`: what the graph cannot read in an office's database. */
export function doctorCommand(examine: (request: DoctorRequest) => Promise<void> = load): Command {
  return new Command('doctor')
    .summary("what the graph cannot read, or reads wrongly, in an office's database; in Chinese")
    .description(
      "Opens every table or view of an office's database, counts per column the rows that the graph cannot show, and " +
        'prints them in Chinese, each with the statement that shows the rows. It only reads, and prints nothing of a ' +
        'person. Exits with 0 where there is no fault, 1 where there is, 2 where it could not look.',
    )
    .argument(
      '[subgraphs...]',
      `whose databases: ${SUBGRAPH_NAMES.join(', ')}; of several, also whether they fit together`,
      repeated(oneOf('A subgraph', SUBGRAPH_NAMES)),
    )
    .option('--all', 'all five, and whether they fit together')
    .option('--url <url>', 'the database of the one subgraph (default: <NAME>_DATABASE_URL, or the sample data)')
    .option('--json', 'as JSON')
    .option('--strict', 'exit with 1 for notices, too')
    .option('--seconds <n>', 'the longest that one statement may take', wholeNumber('--seconds', 1, 3600), 300)
    .option('--explain', 'print what every finding means and how to mend it, and examine nothing')
    .action(async (given: readonly SubgraphName[], { all, ...values }: Values) => {
      const subgraphs = all ? SUBGRAPH_NAMES : given;
      if (subgraphs.length === 0 && !values.explain) {
        throw new UsageError(`Which subgraph? One of ${SUBGRAPH_NAMES.join(', ')}, or --all.`);
      }
      if (values.url !== undefined && subgraphs.length !== 1) {
        throw new UsageError('--url is the database of one subgraph.');
      }
      await examine({ ...values, subgraphs });
    });
}

async function load(request: DoctorRequest): Promise<void> {
  const { runDoctor } = await import('../../subgraphs/doctor-command.ts');
  await runDoctor(request, process.env);
}
