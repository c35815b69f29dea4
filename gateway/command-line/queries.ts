import { Command } from 'commander';

import type { NewQueryRequest } from '../saved-queries/command/queries-command.ts';

import { UsageError } from './option-values.ts';

interface CheckValues {
  readonly schema?: string;
  readonly folder?: readonly string[];
  readonly documents?: string;
  readonly audiences?: string;
}

interface Implementation {
  readonly check: (values: CheckValues) => Promise<void>;
  readonly create: (request: NewQueryRequest) => Promise<void>;
}

/** `lianzhi queries`: checks saved queries, and makes new ones. */
export function queriesCommand({ check, create }: Implementation = { check: loadCheck, create: loadNew }): Command {
  return new Command('queries')
    .summary('checks saved queries and trusted documents, and makes new definitions')
    .addCommand(
      new Command('check')
        .summary('what of them does not fit a supergraph')
        .description(
          'Checks every saved query, and every trusted document, against a supergraph: names what does not fit, with file, ' +
            'line and audience. Exits with 1 where something does not, with 2 where a file cannot be read.',
        )
        .option('--schema <file>', 'another supergraph (default: gateway/supergraph.graphql)')
        .option('--folder <folders...>', 'folders of definitions beside the library (default: those of SAVED_QUERIES)')
        .option('--documents <folder>', 'the folder of the clients’ manifests')
        .option('--audiences <file>', 'who has which scopes (default: gateway/authorization/audiences.json)')
        .action((values: CheckValues) => check(values)),
    )
    .addCommand(
      new Command('new')
        .summary('makes a definition from a document')
        .description('Makes a definition from a document: the rows and columns that it has by itself, to be edited.')
        .argument('<name>', 'lower-case words joined by hyphens')
        .option('--from <file>', 'the document')
        .option('--folder <folder>', 'where the definition’s folder is made', 'gateway/saved-queries/library')
        .action(async (name: string, { from, folder }: { readonly from?: string; readonly folder: string }) => {
          if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
            throw new UsageError('The name is lower-case words joined by hyphens, as in agency-scores.');
          }
          if (from === undefined) {
            throw new UsageError('--from names the file of the document.');
          }
          await create({ name, from, folder });
        }),
    );
}

async function loadCheck({ schema, folder, documents, audiences }: CheckValues): Promise<void> {
  const { checkQueries } = await import('../saved-queries/command/queries-command.ts');
  const { readConfig } = await import('../config.ts');
  const { SAVED_QUERIES, LIMITS_FILE } = process.env;
  const { limitsFile, savedQueries } = readConfig({
    LIANZHI_ENV: 'test',
    ...(SAVED_QUERIES !== undefined && { SAVED_QUERIES }),
    ...(LIMITS_FILE !== undefined && { LIMITS_FILE }),
  });
  await orFault(checkQueries({ schema, folders: folder ?? savedQueries.folders, documents, audiences, limitsFile }), 2);
}

async function loadNew(request: NewQueryRequest): Promise<void> {
  const { newQuery } = await import('../saved-queries/command/queries-command.ts');
  await orFault(newQuery(request), 1);
}

/** A file that cannot be read, or a document that does not fit, is told in a line, without a stack. */
async function orFault(work: Promise<void>, exitCode: number): Promise<void> {
  await work.catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = exitCode;
  });
}
