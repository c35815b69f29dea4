import { resolve } from 'node:path';

import { printSchema } from 'graphql';

import type { Audience } from '../../../subgraphs/shared/access/audiences.ts';
import { loadAudiences } from '../audiences.ts';
import { sliceSchema } from '../slice-schema.ts';

import { readSupergraphAccess } from './supergraph-access.ts';

export interface SliceRequest {
  readonly audience: Audience;
  /** Fewer scopes than the audience has; undefined for all. */
  readonly scopes: readonly string[] | undefined;
  readonly audiences: string | undefined;
}

/** Prints the part of the schema that an audience can reach. */
export async function printSlice(request: SliceRequest, readSupergraph: () => Promise<string>): Promise<void> {
  try {
    const { audience } = request;
    const audiences = await loadAudiences(request.audiences && resolve(request.audiences));
    const { schema, rules } = readSupergraphAccess(await readSupergraph());
    const all = audiences[audience].scopes;
    const scopes = request.scopes === undefined ? all : all.filter((scope) => request.scopes?.includes(scope));
    console.log(printSchema(sliceSchema(schema, rules, { audience, scopes })));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
