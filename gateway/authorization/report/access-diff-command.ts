import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';

import { loadAudiences } from '../audiences.ts';

import { accessDiff, describeDiff, isGain } from './access-diff.ts';

export interface AccessDiffRequest {
  readonly before: string;
  readonly after: string;
  readonly audiencesBefore: string | undefined;
  readonly audiencesAfter: string | undefined;
  readonly accept: boolean;
}

/** Prints which audience gains or loses which field between two supergraphs. */
export async function printAccessDiff(request: AccessDiffRequest): Promise<void> {
  try {
    const changes = accessDiff(
      await readState(request.before, request.audiencesBefore),
      await readState(request.after, request.audiencesAfter),
    );
    console.log(describeDiff(changes));
    if (changes.some(isGain) && !request.accept) {
      process.exitCode = 1;
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  }
}

async function readState(supergraph: string, audiences: string | undefined) {
  return {
    supergraphSdl: await readFile(supergraph, 'utf8'),
    audiences: await loadAudiences(audiences && resolve(audiences)),
  };
}
