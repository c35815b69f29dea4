import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';

import { loadAudiences } from '../audiences.ts';

import { ACCESS_DIFF_HELP, readAccessDiffOptions } from './access-diff-options.ts';
import { accessDiff, describeDiff } from './access-diff.ts';

try {
  const options = readAccessDiffOptions(process.argv.slice(2));
  if (options === undefined) {
    console.log(ACCESS_DIFF_HELP);
  } else {
    const state = async (supergraph: string, audiences: string | undefined) => ({
      supergraphSdl: await readFile(supergraph, 'utf8'),
      audiences: await loadAudiences(audiences && resolve(audiences)),
    });
    const changes = accessDiff(
      await state(options.before, options.audiencesBefore),
      await state(options.after, options.audiencesAfter),
    );
    console.log(describeDiff(changes));
    if (changes.some(({ gained }) => gained.length > 0) && !options.accept) {
      process.exitCode = 1;
    }
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
