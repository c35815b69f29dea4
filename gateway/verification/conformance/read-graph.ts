import { readdir, readFile } from 'node:fs/promises';

import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';

import type { JsonData } from './json-data.ts';

/** A graph of the suite as its folder in `graphs/` holds it. */
export interface Graph {
  /** With access rules: as `supergraph.graphql` has it, or composed of the subgraphs. */
  readonly supergraphSdl: string;
  /** SDL by subgraph. */
  readonly subgraphs: Readonly<Record<string, string>>;
  readonly data: JsonData;
}

/** @throws naming what does not compose */
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
  return { supergraphSdl: written ?? compose(subgraphs), subgraphs: Object.fromEntries(subgraphs), data };
}

function compose(subgraphs: readonly (readonly [name: string, sdl: string])[]): string {
  const services = subgraphs.map(([name, sdl]) => ({ name, url: '', typeDefs: parse(sdl) }));
  const { supergraphSdl, errors = [] } = composeServices(services);
  if (supergraphSdl === undefined) {
    throw new Error(errors.map(({ message }) => message).join('\n'));
  }
  return supergraphSdl;
}
