import { readFile } from 'node:fs/promises';

import type { KnownOperation } from '../planning/planner.ts';

const EXAMPLES = new URL('../http/explorer/public/examples.json', import.meta.url);

/** The documents that the gateway knows before anybody asks: those that the explorer opens with. */
export async function knownDocuments(): Promise<readonly KnownOperation[]> {
  const examples = JSON.parse(await readFile(EXAMPLES, 'utf8')) as { readonly query: string }[];
  return examples.map(({ query }) => ({ text: query, operationName: undefined }));
}
