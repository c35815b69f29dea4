import type { GraphQLDataSource } from '@apollo/gateway';

import { startDeadline, type GivenUp } from './deadline.ts';
import { entitiesMatch, type Representation } from './entity-keys.ts';
import { FetchError, fetchFailed, type FetchPlace } from './fetch-error.ts';
import { ownErrors } from './own-errors.ts';
import { parseReply } from './parse-reply.ts';
import { fetchPreparer, type PreparedFetch } from './prepare-fetch.ts';
import type { SubgraphModel } from './subgraph-models.ts';
import type { SubgraphReply } from '../../subgraphs/shared/server/subgraph-handler.ts';
import { ReplyTooLarge, type SubgraphTransport } from './transport.ts';

/** Enough of the request's context to serve it: who asks is not among it yet. */
export interface FetchContext {
  readonly requestId: string;
  readonly clientLeft: AbortSignal;
}

type FetchOptions = Parameters<GraphQLDataSource['process']>[0];
type FetchResult = Awaited<ReturnType<GraphQLDataSource['process']>>;

/** How many faults of shape are told of one reply: the first few name the cause. */
const MOST_SHAPE_FAULTS = 10;

/**
 * The way from a plan's fetch to one subgraph and back. What comes back is what was asked or it is not used:
 * a typed error takes its place, and the rest of the client's answer stays whole.
 *
 * @throws FetchError when nothing of the reply can be used
 */
export function subgraphDataSource(
  model: SubgraphModel,
  transport: SubgraphTransport,
  deadlineMs: number,
): GraphQLDataSource<FetchContext> {
  const prepare = fetchPreparer(model);
  return {
    async process(options: FetchOptions): Promise<FetchResult> {
      const { query = '', variables = {}, operationName } = options.request;
      const representations = variables['representations'] as readonly Representation[] | undefined;
      const fetch = prepare(query, representations);
      const place: FetchPlace = { subgraph: model.name, path: clientPath(options), fields: fetch.fields };
      const body = JSON.stringify({ query: fetch.query, variables, operationName });
      const reply = await send(transport, body, options.context as FetchContext, deadlineMs, place);
      return readResult(reply, fetch, representations ?? [], model, place);
    },
  };
}

async function send(
  transport: SubgraphTransport,
  body: string,
  context: FetchContext,
  deadlineMs: number,
  place: FetchPlace,
): Promise<SubgraphReply> {
  const deadline = startDeadline(deadlineMs, context.clientLeft);
  const headers = {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json, application/json',
    'x-request-id': context.requestId,
  };
  try {
    return await transport.send({ body, headers, signal: deadline.signal });
  } catch (error) {
    throw transportFailed(error, deadline.givenUp(), place);
  } finally {
    deadline.end();
  }
}

function transportFailed(error: unknown, givenUp: GivenUp | undefined, place: FetchPlace): FetchError {
  if (error instanceof ReplyTooLarge) {
    return badReply('answered with more than the gateway accepts', place);
  }
  if (givenUp === 'deadline') {
    return fetchFailed('SUBGRAPH_TIMEOUT', `The ${place.subgraph} subgraph did not answer in time.`, place);
  }
  return fetchFailed('SUBGRAPH_UNAVAILABLE', `The ${place.subgraph} subgraph could not be reached.`, place);
}

function readResult(
  reply: SubgraphReply,
  fetch: PreparedFetch,
  representations: readonly Representation[],
  model: SubgraphModel,
  place: FetchPlace,
): FetchResult {
  if (reply.status >= 500) {
    throw fetchFailed('SUBGRAPH_UNAVAILABLE', `The ${place.subgraph} subgraph could not answer.`, place);
  }
  const result = parseReply(reply);
  if (typeof result === 'string') {
    throw badReply(result, place);
  }
  const errors = ownErrors(result.errors, place);
  const { data } = result;
  if (data === null) {
    return { errors };
  }
  if (fetch.isEntityFetch && !entitiesMatch(data['_entities'], representations, model)) {
    const nulledByError = data['_entities'] == null && errors.length > 0;
    return { errors: nulledByError ? errors : [badReply('answered with other entities than it was asked for', place)] };
  }
  const faults = shapeFaults(fetch, data, place);
  return { data, errors: errors.length + faults.length > 0 ? [...errors, ...faults] : undefined };
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

function badReply(fault: string, place: FetchPlace): FetchError {
  return fetchFailed('SUBGRAPH_BAD_RESPONSE', `The ${place.subgraph} subgraph ${fault}.`, place);
}

function clientPath(options: FetchOptions): readonly string[] {
  const path = 'pathInIncomingRequest' in options ? options.pathInIncomingRequest : undefined;
  return (path ?? []).filter((part) => typeof part === 'string' && part !== '@').map(String);
}
