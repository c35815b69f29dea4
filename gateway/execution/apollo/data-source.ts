import type { GraphQLDataSource } from '@apollo/gateway';
import { isAbstractType, type GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';

import { isRecord } from '../../../subgraphs/shared/is-record.ts';
import { sentName } from '../../graphql/required-names.ts';
import { connectedSubgraph, type ConnectedSubgraphs } from '../../subgraph-client/connect-subgraphs.ts';
import { entitiesMatch, representationOutline, type Representation } from '../../subgraph-client/entity-keys.ts';
import type { FetchPosition } from '../../subgraph-client/fetch-error.ts';
import { badReply, fetchSubgraph } from '../../subgraph-client/fetch-subgraph.ts';
import type { FetchContext } from '../../subgraph-client/fetch.ts';
import { prepareFetch, type PreparedFetch } from '../../subgraph-client/prepare-fetch.ts';
import { shapeFaults } from '../client-errors.ts';

type FetchOptions = Parameters<GraphQLDataSource['process']>[0];
type FetchResult = Awaited<ReturnType<GraphQLDataSource['process']>>;

/** Plans are cached, so the documents of their fetches repeat. */
const MAX_PREPARED = 2_000;

/**
 * Sends the fetches of ApolloGateway's executor to one subgraph through our subgraph client. A reply that does not match the
 * request becomes an error, and the rest of the client's result stays complete.
 *
 * @param schema the API schema
 */
export function subgraphDataSource(
  connected: ConnectedSubgraphs,
  schema: GraphQLSchema,
  name: string,
): GraphQLDataSource<FetchContext> {
  const { model, subgraph } = connectedSubgraph(connected, name);
  const prepared = new LRUCache<string, PreparedFetch>({ max: MAX_PREPARED });
  const prepare = (query: string, representations: readonly Representation[] | undefined): PreparedFetch => {
    const key = representations === undefined ? query : `${representationOutline(representations)}\n${query}`;
    const fetch = prepared.get(key) ?? prepareFetch(model, query, representations);
    prepared.set(key, fetch);
    return fetch;
  };
  return {
    async process(options: FetchOptions): Promise<FetchResult> {
      const { query = '', variables = {}, operationName } = options.request;
      const representations = withSentNames(variables['representations']) as readonly Representation[] | undefined;
      const fetch = prepare(query, representations);
      const position: FetchPosition = { subgraph: name, path: clientPath(options), fields: fetch.fields };
      const { data, errors } = await fetchSubgraph({
        subgraph,
        body: JSON.stringify({ query: fetch.query, variables: { ...variables, representations }, operationName }),
        kind: fetch.kind,
        position,
        context: options.context as FetchContext,
      });
      if (data === null) {
        return { errors };
      }
      if (fetch.isEntityFetch && !entitiesMatch(data['_entities'], representations ?? [], model)) {
        const nulledByError = data['_entities'] == null && errors.length > 0;
        return {
          errors: nulledByError ? errors : [badReply('answered with other entities than it was asked for', position)],
        };
      }
      const faults = shapeFaults(fetch, data, position, model);
      if (fetch.isEntityFetch) {
        dropAbstractNames(schema, data['_entities']);
      }
      return { data, errors: errors.length + faults.length > 0 ? [...errors, ...faults] : undefined };
    },
  };
}

/**
 * Threat: a subgraph with an interface object names the interface as the type of an entity. ApolloGateway merges that name over the
 * one that another subgraph gave, and nulls the object without an error.
 */
function dropAbstractNames(schema: GraphQLSchema, entities: unknown): void {
  for (const entity of Array.isArray(entities) ? entities : []) {
    if (isRecord(entity) && isAbstractType(schema.getType(String(entity['__typename'])))) {
      delete entity['__typename'];
    }
  }
}

/** Representations with the names that the subgraph knows: see `plannerSupergraph`. */
function withSentNames(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withSentNames);
  }
  return isRecord(value)
    ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [sentName(name), withSentNames(inner)]))
    : value;
}

function clientPath(options: FetchOptions): readonly string[] {
  const path = 'pathInIncomingRequest' in options ? options.pathInIncomingRequest : undefined;
  return (path ?? []).filter((part) => typeof part === 'string' && part !== '@').map(String);
}
