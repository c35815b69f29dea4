import { composeServices } from '@apollo/composition';
import { parse, type DocumentNode } from 'graphql';

/**
 * The supergraph of a test's subgraphs, composed in this process.
 *
 * @param subgraphs schemas by subgraph name
 * @throws with the composition errors
 */
export function composeSupergraph(subgraphs: Readonly<Record<string, string | DocumentNode>>): string {
  const { supergraphSdl, errors } = composeServices(
    Object.entries(subgraphs).map(([name, sdl]) => ({
      name,
      url: `http://${name}.invalid/graphql`,
      typeDefs: typeof sdl === 'string' ? parse(sdl) : sdl,
    })),
  );
  if (supergraphSdl === undefined) {
    throw new Error(errors.map(({ message }) => message).join('\n'));
  }
  return supergraphSdl;
}

const LINK =
  '@link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@requires", "@external", "@requiresScopes", "@authenticated", "@policy"])';

/** A supergraph of subgraphs named s0, s1 and so on; each gets the federation link unless it has one. */
export function compose(...subgraphs: readonly string[]): string {
  const linked = subgraphs.map((sdl) => (sdl.includes('@link') ? sdl : `extend schema ${LINK} ${sdl}`));
  return composeSupergraph(Object.fromEntries(linked.map((sdl, index) => [`s${index}`, sdl])));
}
