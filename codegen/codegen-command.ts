import { readFile, writeFile } from 'node:fs/promises';

import { loadAudiences } from '../gateway/authorization/audiences.ts';
import { SUBGRAPHS } from '../subgraphs/definitions.ts';

import { writeClient } from './client.ts';
import { exampleSlice, writeExampleClient } from './example-client.ts';
import { firstClientPages } from './first-client-page.ts';
import { savedQueryFiles } from './saved-queries.ts';
import { generateSchemas, SUPERGRAPH_FILE } from './schemas.ts';

/** Writes everything that is generated from the classes of the subgraphs, and the typed clients. */
export async function writeGenerated(): Promise<void> {
  const root = new URL('..', import.meta.url);
  for (const [path, text] of generateSchemas(Object.values(SUBGRAPHS), await loadAudiences())) {
    await writeFile(new URL(path, root), text);
  }
  await writeClient();
  await writeExampleClient(await exampleSlice(await readFile(new URL(SUPERGRAPH_FILE, root), 'utf8')));
  for (const [path, text] of [...(await savedQueryFiles()), ...(await firstClientPages())]) {
    await writeFile(new URL(path, root), text);
  }
}
