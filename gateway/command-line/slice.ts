import { resolve } from 'node:path';

import { Command } from 'commander';

import { AUDIENCES, type Audience } from '../../subgraphs/shared/access/audiences.ts';
import type { SliceRequest } from '../authorization/report/slice-command.ts';

import { oneOf, UsageError } from './option-values.ts';

interface Values {
  readonly audience?: Audience;
  readonly scope?: readonly string[];
  readonly supergraph?: string;
  readonly audiences?: string;
}

/** `lianzhi slice`: the schema as one audience sees it. */
export function sliceCommand(
  print: (request: SliceRequest, supergraph: string | undefined) => Promise<void> = load,
): Command {
  return new Command('slice')
    .summary('the schema as an audience sees it, for the code generator of its client')
    .description('Prints the schema that an audience can reach, as SDL.')
    .option('--audience <name>', `one of ${AUDIENCES.join(', ')}`, oneOf('--audience', AUDIENCES))
    .option('--scope <scopes>', 'fewer scopes than the audience has, as in a token: "A B"', scopesOf)
    .option('--supergraph <file>', 'the supergraph (default: gateway/supergraph.graphql)')
    .option('--audiences <file>', 'who has which scopes (default: gateway/authorization/audiences.json)')
    .action(async ({ audience, scope: scopes, supergraph, audiences }: Values) => {
      if (audience === undefined) {
        throw new UsageError(`--audience is one of ${AUDIENCES.join(', ')}.`);
      }
      await print({ audience, scopes, audiences }, supergraph);
    });
}

function scopesOf(text: string): string[] {
  return text.split(' ').filter((scope) => scope !== '');
}

async function load(request: SliceRequest, supergraph: string | undefined): Promise<void> {
  const { printSlice } = await import('../authorization/report/slice-command.ts');
  const { supergraphFile } = await import('../serving/supergraph-file.ts');
  const file = supergraphFile(supergraph === undefined ? 'supergraph.graphql' : resolve(supergraph));
  await printSlice(request, () => file.read());
}
