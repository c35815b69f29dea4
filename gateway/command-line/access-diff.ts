import { Command } from 'commander';

import type { AccessDiffRequest } from '../authorization/report/access-diff-command.ts';

interface Values {
  readonly audiences?: string;
  readonly oldAudiences?: string;
  readonly accept: boolean;
}

/** `lianzhi access-diff <old> <new>`: who gains or loses what. */
export function accessDiffCommand(compare: (request: AccessDiffRequest) => Promise<void> = load): Command {
  return new Command('access-diff')
    .summary('which audience gains or loses which field between two supergraphs')
    .description(
      'Prints which audience gains (+) and which loses (-) which field, argument, filter and value, and what has another ' +
        'type or may now be null (~). Exits with 1 where one gains a field, unless that is accepted; with 2 where a file ' +
        'cannot be read.',
    )
    .argument('<old>', 'file of the old supergraph')
    .argument('<new>', 'file of the new supergraph')
    .option(
      '--audiences <file>',
      'who has which scopes, before and after (default: gateway/authorization/audiences.json)',
    )
    .option('--old-audiences <file>', 'the same, before, where that changes as well')
    .option('--accept', 'exit with 0 even where an audience gains', false)
    .action((before: string, after: string, { audiences, oldAudiences, accept }: Values) =>
      compare({ before, after, audiencesBefore: oldAudiences ?? audiences, audiencesAfter: audiences, accept }),
    );
}

async function load(request: AccessDiffRequest): Promise<void> {
  const { printAccessDiff } = await import('../authorization/report/access-diff-command.ts');
  await printAccessDiff(request);
}
