import { Command } from 'commander';

import type { FiguresRequest } from '../../seed/figures/figures-command.ts';

import { mysqlServer, oneOf, wholeNumber } from './option-values.ts';
import { SAMPLE_SETS } from './sample-options.ts';

const AUDIENCES = ['court', 'committee', 'assessment', 'analyst', 'all'] as const;

/** `lianzhi figures`: published figures beside what the graph computes. */
export function figuresCommand(compare: (request: FiguresRequest) => Promise<void> = load): Command {
  return new Command('figures')
    .summary('every figure that the courts published, beside what the graph computes')
    .description(
      'Queries the graph over HTTP for every figure that courts published and that case records can give, and prints ' +
        'published beside computed: 0 where they are the same, the misprint where the source has one, and the reason ' +
        'where the audience is told no number. Exits with 1 on any other difference, and where a court is told none.',
    )
    .option(
      '--set <name>',
      `which sample data: ${SAMPLE_SETS.join(' or ')}; made if missing`,
      oneOf('--set', SAMPLE_SETS),
      'default',
    )
    .option(
      '--as <audience>',
      `who asks: ${AUDIENCES.join(', ')}; a committee and an assessment office for figures of their own region`,
      oneOf('--as', AUDIENCES),
      'court',
    )
    .option(
      '--mysql <url>',
      'the data is on this MySQL server (lianzhi_cases and so on; lianzhi_gansu_cases for gansu) instead of SQLite ' +
        'files in .data/<set>; mysql://host:3306/wang_ for databases of that prefix',
      mysqlServer,
    )
    .option('--seed <n>', 'other data with the same figures', wholeNumber('--seed', 0, 99_999_999), 1)
    .option(
      '--url <url>',
      'query the gateway at this URL, over the data that it has, and make none; with the token in LIANZHI_TOKEN, or ' +
        'with tokens of the development key. LIANZHI_TOKEN decides who asks; --as then names its audience',
    )
    .option('--json <file>', 'write the comparison to this file as well')
    .action((values: FiguresRequest) => compare(values));
}

async function load(request: FiguresRequest): Promise<void> {
  const { runFigures } = await import('../../seed/figures/figures-command.ts');
  await runFigures(request, process.env);
}
