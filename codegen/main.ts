import { writeFile } from 'node:fs/promises';

import { loadAudiences } from '../gateway/authorization/audiences.ts';
import { SUBGRAPHS } from '../subgraphs/definitions.ts';

import { writeClient } from './client.ts';
import { generateSchemas } from './schemas.ts';

/** `npm run codegen`: writes the schemas, which are generated from the subgraphs' classes, and the typed client. */
const root = new URL('..', import.meta.url);
for (const [path, text] of generateSchemas(Object.values(SUBGRAPHS), await loadAudiences())) {
  await writeFile(new URL(path, root), text);
}
await writeClient();
