import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';

const LINK =
  '@link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@requires", "@external", "@requiresScopes", "@authenticated", "@policy"])';

/** A supergraph of subgraphs named s0, s1 and so on; each gets the federation link unless it has one. */
export function compose(...subgraphs: readonly string[]): string {
  const { supergraphSdl, errors } = composeServices(
    subgraphs.map((sdl, index) => ({
      name: `s${index}`,
      url: `http://s${index}.invalid/graphql`,
      typeDefs: parse(sdl.includes('@link') ? sdl : `extend schema ${LINK} ${sdl}`),
    })),
  );
  if (supergraphSdl === undefined) {
    throw new Error(errors.map(({ message }) => message).join('\n'));
  }
  return supergraphSdl;
}
