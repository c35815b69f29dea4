import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';

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
  const services = Object.entries(linked).map(([name, sdl]) => ({ name, url: '', typeDefs: parse(sdl) }));
  const { supergraphSdl, errors = [] } = composeServices(services);
  if (supergraphSdl === undefined) {
    throw new Error(errors.map(({ message }) => message).join('\n'));
  }
  return { supergraphSdl, subgraphs: linked };
}
