import { composeSupergraph } from '../support/compose.ts';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [
  "@key", "@shareable", "@external", "@requires", "@provides", "@override", "@interfaceObject", "@inaccessible"
])
`;

export interface ComposedWorld {
  readonly supergraphSdl: string;
  readonly subgraphs: Readonly<Record<string, string>>;
}

/**
 * composes subgraphs of a test in this process.
 *
 * @throws with the composition errors
 */
export function composeWorld(subgraphs: Readonly<Record<string, string>>): ComposedWorld {
  const linked = Object.fromEntries(Object.entries(subgraphs).map(([name, sdl]) => [name, LINK + sdl]));
  return { supergraphSdl: composeSupergraph(linked), subgraphs: linked };
}
