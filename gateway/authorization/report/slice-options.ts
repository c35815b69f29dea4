import { parseArgs } from 'node:util';

import { AUDIENCES, type Audience } from '../../../subgraphs/shared/access/viewer.ts';

export interface SliceOptions {
  readonly audience: Audience;
  /** Fewer scopes than the audience has; undefined for all. */
  readonly scopes: readonly string[] | undefined;
  readonly supergraph: string | undefined;
  readonly audiences: string | undefined;
}

export const SLICE_HELP = `npm run --silent slice -- --audience AUDIENCE [options]

Prints what an audience can reach, as SDL: for a client's code generator, or to look at.

  --audience        one of ${AUDIENCES.join(', ')}
  --scope "A B"     fewer scopes than the audience has, as in a token
  --supergraph FILE (default gateway/supergraph.graphql)
  --audiences FILE  (default gateway/authorization/audiences.json)`;

/** Reads the command line; undefined where help was asked for. Throws an `Error` that says what was expected. */
export function readSliceOptions(args: readonly string[]): SliceOptions | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      audience: { type: 'string' },
      scope: { type: 'string' },
      supergraph: { type: 'string' },
      audiences: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    return undefined;
  }
  const audience = AUDIENCES.find((one) => one === values.audience);
  if (audience === undefined) {
    throw new Error(`--audience is one of ${AUDIENCES.join(', ')}.`);
  }
  const scopes = values.scope?.split(' ').filter((scope) => scope !== '');
  return { audience, scopes, supergraph: values.supergraph, audiences: values.audiences };
}
