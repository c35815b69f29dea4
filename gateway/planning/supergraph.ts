import { readFile } from 'node:fs/promises';

/** The committed supergraph: a review of its diff is a review of the contract. */
export function readSupergraph(): Promise<string> {
  return readFile(new URL('../supergraph.graphql', import.meta.url), 'utf8');
}
