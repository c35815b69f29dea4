import { parseArgs } from 'node:util';

export interface AccessDiffOptions {
  readonly before: string;
  readonly after: string;
  readonly audiencesBefore: string | undefined;
  readonly audiencesAfter: string | undefined;
  readonly accept: boolean;
}

export const ACCESS_DIFF_HELP = `npm run access-diff -- <old supergraph> <new supergraph> [options]

Prints which audience gains (+) and which loses (-) which field. Ends with 1 where one gains, unless that is accepted.

  --audiences FILE        who has which scopes, before and after (default gateway/authorization/audiences.json)
  --old-audiences FILE    before, where that changes too
  --accept                ends with 0 whoever gains`;

/** Reads the command line; undefined where help was asked for. Throws an `Error` that says what was expected. */
export function readAccessDiffOptions(args: readonly string[]): AccessDiffOptions | undefined {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      audiences: { type: 'string' },
      'old-audiences': { type: 'string' },
      accept: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    return undefined;
  }
  const [before, after, ...more] = positionals;
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error('Two files are needed: the old supergraph and the new one.');
  }
  const audiencesAfter = values.audiences;
  return {
    before,
    after,
    audiencesBefore: values['old-audiences'] ?? audiencesAfter,
    audiencesAfter,
    accept: values.accept,
  };
}
