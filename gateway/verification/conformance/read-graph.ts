import { readdir, readFile } from 'node:fs/promises';

import { composeSupergraph } from '../support/compose.ts';

import type { JsonData } from './json-data.ts';

/** A graph of the suite, as in its folder in `graphs/`. */
export interface Graph {
  /** With access rules: from `supergraph.graphql`, or composed from the subgraphs. */
  readonly supergraphSdl: string;
  /** SDL by subgraph. */
  readonly subgraphs: Readonly<Record<string, string>>;
  readonly data: JsonData;
}

/** @throws with the composition errors */
export async function readGraph(name: string): Promise<Graph> {
  const folder = new URL(`./graphs/${name}/`, import.meta.url);
  const files = await readdir(new URL('subgraphs/', folder));
  const subgraphs = await Promise.all(
    files.map(async (file) => {
      const sdl = await readFile(new URL(`subgraphs/${file}`, folder), 'utf8');
      return [file.replace('.graphql', ''), sdl] as const;
    }),
  );
  const data = JSON.parse(await readFile(new URL('data.json', folder), 'utf8')) as JsonData;
  const written = await readFile(new URL('supergraph.graphql', folder), 'utf8').catch(() => undefined);
  return {
    supergraphSdl: written ?? composeSupergraph(Object.fromEntries(subgraphs)),
    subgraphs: Object.fromEntries(subgraphs),
    data,
  };
}
