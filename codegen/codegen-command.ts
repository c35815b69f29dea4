import { writeFile } from 'node:fs/promises';

import { loadAudiences } from '../gateway/authorization/audiences.ts';
import { SUBGRAPHS } from '../subgraphs/definitions.ts';

import { writeClient } from './client.ts';
import { savedQueryFiles } from './saved-queries.ts';
import { generateSchemas } from './schemas.ts';

/** Writes everything that is generated from the classes of the subgraphs, and the typed client. */
export async function writeGenerated(): Promise<void> {
  const root = new URL('..', import.meta.url);
  for (const [path, text] of generateSchemas(Object.values(SUBGRAPHS), await loadAudiences())) {
    await writeFile(new URL(path, root), text);
  }
  await writeClient();
  for (const [path, text] of await savedQueryFiles()) {
    await writeFile(new URL(path, root), text);
  }
}
