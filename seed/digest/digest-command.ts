import { readFile, writeFile } from 'node:fs/promises';

import { digest } from './digest.ts';
import { withDigest } from './page.ts';

const PAGE = new URL('README.md', import.meta.url);

/** Writes the table of questions into README.md of this folder. */
export async function writeDigestPage(): Promise<void> {
  await writeFile(PAGE, withDigest(await readFile(PAGE, 'utf8'), digest));
}
