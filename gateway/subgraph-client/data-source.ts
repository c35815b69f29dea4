import type { GraphQLDataSource } from '@apollo/gateway';

import { askSubgraph, badReply, type FetchContext } from './ask-subgraph.ts';
import { entitiesMatch, type Representation } from './entity-keys.ts';
import { FetchError, type FetchPlace } from './fetch-error.ts';
import { fetchPreparer, type PreparedFetch } from './prepare-fetch.ts';
import type { SubgraphModel } from './subgraph-models.ts';
import type { Subgraph } from './subgraph.ts';

export type { FetchContext } from './ask-subgraph.ts';

type FetchOptions = Parameters<GraphQLDataSource['process']>[0];
type FetchResult = Awaited<ReturnType<GraphQLDataSource['process']>>;

/** How many faults of shape are told of one reply: the first few name the cause. */
const MOST_SHAPE_FAULTS = 10;

/**
 * The way from a fetch of the reference executor to one subgraph and back. What comes back is what was asked or it is
 * not used: a typed error takes its place, and the rest of the client's answer stays whole.
 */
export function subgraphDataSource(model: SubgraphModel, subgraph: Subgraph): GraphQLDataSource<FetchContext> {
  const prepare = fetchPreparer(model);
  return {
    async process(options: FetchOptions): Promise<FetchResult> {
      const { query = '', variables = {}, operationName } = options.request;
      const representations = variables['representations'] as readonly Representation[] | undefined;
      const fetch = prepare(query, representations);
      const place: FetchPlace = { subgraph: model.name, path: clientPath(options), fields: fetch.fields };
      const { data, errors } = await askSubgraph({
        subgraph,
        body: JSON.stringify({ query: fetch.query, variables, operationName }),
        kind: fetch.kind,
        place,
        context: options.context as FetchContext,
      });
      if (data === null) {
        return { errors };
      }
      if (fetch.isEntityFetch && !entitiesMatch(data['_entities'], representations ?? [], model)) {
        const nulledByError = data['_entities'] == null && errors.length > 0;
        return {
          errors: nulledByError ? errors : [badReply('answered with other entities than it was asked for', place)],
        };
      }
      const faults = shapeFaults(fetch, data, place);
      return { data, errors: errors.length + faults.length > 0 ? [...errors, ...faults] : undefined };
    },
  };
}

function shapeFaults(fetch: PreparedFetch, data: Record<string, unknown>, place: FetchPlace): readonly FetchError[] {
  const faults = new Map<string, readonly string[]>();
  fetch.checkShape(data, (path) => {
    if (faults.size < MOST_SHAPE_FAULTS) {
      faults.set(path.join('.'), path);
    }
  });
  const message = `The ${place.subgraph} subgraph answered with a value that is not of its type.`;
  return [...faults.values()].map(
    (path) => new FetchError('SUBGRAPH_BAD_RESPONSE', message, [...place.path, ...path], { subgraph: place.subgraph }),
  );
}

function clientPath(options: FetchOptions): readonly string[] {
  const path = 'pathInIncomingRequest' in options ? options.pathInIncomingRequest : undefined;
  return (path ?? []).filter((part) => typeof part === 'string' && part !== '@').map(String);
}
