import type { ApolloServer, HTTPGraphQLRequest, HTTPGraphQLResponse } from '@apollo/server';
import type { GatewayExecutor } from '@apollo/server-gateway-interface';
import type { GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';

import { fieldsNamed } from '../access-ledger/fields-named.ts';
import type { Audiences } from '../authorization/audiences.ts';
import type { Slice, Slices } from '../authorization/slices.ts';

import type { RequestScope } from './request-scope.ts';

/** Answers one GraphQL request over HTTP as whoever asks may be answered. */
export type AskAs = (request: HTTPGraphQLRequest, scope: RequestScope) => Promise<HTTPGraphQLResponse>;

export interface ViewerServerParts {
  /** What all clients together see. */
  readonly schema: GraphQLSchema;
  readonly slices: Slices;
  readonly audiences: Audiences;
  readonly execute: GatewayExecutor;
  readonly serverFor: ServerFor;
}

/** An Apollo Server that validates against a schema and executes by an executor. */
export type ServerFor = (
  schema: GraphQLSchema,
  execute: GatewayExecutor,
  options: { readonly suggests: boolean },
) => ApolloServer<RequestScope>;

/** Each holds little more than its slice: parsed documents are kept elsewhere, for all. */
const MOST_SERVERS = 64;

/**
 * One generation's validation. Where an audience is told of what it may not read (`filter`), its document is held against
 * the whole schema, and what it may not read is cut by the executor. One that does not fit is held against the viewer's
 * slice, so that messages and suggestions are of what the viewer can see. Where an audience is told nothing (`reject`), the
 * slice is all there is, and no message suggests anything.
 */
export async function viewerServers(parts: ViewerServerParts): Promise<AskAs> {
  const { schema, slices, audiences, execute, serverFor } = parts;
  const whole = serverFor(schema, execute, { suggests: true });
  await whole.start();
  const ofSlices = new LRUCache<string, Promise<ApolloServer<RequestScope>>>({ max: MOST_SERVERS });

  const serverOf = (slice: Slice, suggests: boolean): Promise<ApolloServer<RequestScope>> => {
    const server = ofSlices.get(slice.key) ?? started(serverFor(slice.schema, execute, { suggests }));
    ofSlices.set(slice.key, server);
    return server;
  };
  return async (httpGraphQLRequest, scope) => {
    const request = { httpGraphQLRequest, context: () => Promise.resolve(scope) };
    const slice = slices.of(scope.viewer);
    if (audiences[scope.viewer.audience].mode === 'reject') {
      const response = await (await serverOf(slice, false)).executeHTTPGraphQLRequest(request);
      if (scope.notes.isInvalid === true) {
        scope.notes.refusedFields = () => fieldsNamed(schema, slice.mayRead, queryOf(httpGraphQLRequest));
      }
      return response;
    }
    const response = await whole.executeHTTPGraphQLRequest(request);
    if (scope.notes.isInvalid !== true) {
      return response;
    }
    scope.notes.errorCodes.clear();
    return (await serverOf(slice, true)).executeHTTPGraphQLRequest(request);
  };
}

function queryOf({ body, search }: HTTPGraphQLRequest): unknown {
  return typeof body === 'object' && body !== null && 'query' in body
    ? body.query
    : new URLSearchParams(search).get('query');
}

async function started(server: ApolloServer<RequestScope>): Promise<ApolloServer<RequestScope>> {
  await server.start();
  return server;
}
