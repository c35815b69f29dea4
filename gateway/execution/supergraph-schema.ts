import { buildSchema, type GraphQLSchema } from 'graphql';

/** The supergraph as graphql-js sees it, with what clients may not see: which types are kinds of which. */
export function supergraphSchema(supergraphSdl: string): GraphQLSchema {
  return buildSchema(supergraphSdl, { assumeValid: true, assumeValidSDL: true, noLocation: true });
}
