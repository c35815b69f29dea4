import { readdir, readFile } from 'node:fs/promises';

import type { AccessCase } from './access-case.ts';

const FOLDER = new URL('./cases/', import.meta.url);

/** All cases, by topic. */
export async function readCases(): Promise<readonly (readonly [topic: string, cases: readonly AccessCase[]])[]> {
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.json')).sort();
  return Promise.all(
    files.map(async (file) => {
      const cases = JSON.parse(await readFile(new URL(file, FOLDER), 'utf8')) as AccessCase[];
      return [file.replace('.json', ''), cases] as const;
    }),
  );
}
