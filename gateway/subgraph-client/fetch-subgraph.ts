import { fetchFailed, type FetchError, type FetchPosition } from './fetch-error.ts';
import type { SubgraphFetch } from './fetch.ts';
import { maskErrors } from './mask-errors.ts';
import { parseReply } from './parse-reply.ts';
import type { Subgraph } from './subgraph.ts';
import { TransportError } from './transport.ts';

export interface SubgraphRequest extends SubgraphFetch {
  readonly subgraph: Subgraph;
  readonly position: FetchPosition;
}

export interface SubgraphResult {
  /** Parsed for this caller only, who may change it. Its values are not yet checked. */
  readonly data: Record<string, unknown> | null;
  /** With codes and the client's paths; not empty if `data` is null. */
  readonly errors: readonly FetchError[];
}

/**
 * Sends one request to one subgraph, with limits of time, size and number. A query may be retried once and may share the fetch
 * of an equal query. Never throws: every failure is an error in the result.
 */
export async function fetchSubgraph(request: SubgraphRequest): Promise<SubgraphResult> {
  const { subgraph, position } = request;
  try {
    const result = parseReply(await subgraph.fetch(request));
    if (typeof result === 'string') {
      return failed(badReply(result, position));
    }
    return { data: result.data, errors: result.errors.length > 0 ? maskErrors(result.errors, position) : NO_ERRORS };
  } catch (error) {
    return failed(asFetchError(error, position));
  }
}

/** The error of a reply that cannot be right. @param fault the end of a sentence that starts with the subgraph's name */
export function badReply(fault: string, position: FetchPosition): FetchError {
  return fetchFailed('SUBGRAPH_BAD_RESPONSE', `The ${position.subgraph} subgraph ${fault}.`, position);
}

const NO_ERRORS: readonly FetchError[] = [];

function failed(error: FetchError): SubgraphResult {
  return { data: null, errors: [error] };
}

function asFetchError(error: unknown, position: FetchPosition): FetchError {
  switch (error instanceof TransportError ? error.kind : 'unreachable') {
    case 'timeout':
      return fetchFailed('SUBGRAPH_TIMEOUT', `The ${position.subgraph} subgraph did not answer in time.`, position);
    case 'too-large':
      return badReply('answered with more than the gateway accepts', position);
    case 'compressed':
      return badReply('answered in a compression that the gateway did not ask for', position);
    case 'failed':
      return unavailable('could not answer', position);
    case 'circuit-open':
      return unavailable('kept failing and is not asked for a moment', position);
    case 'queue-full':
      return unavailable('has too many questions waiting', position);
    default:
      return unavailable('could not be reached', position);
  }
}

function unavailable(fault: string, position: FetchPosition): FetchError {
  return fetchFailed('SUBGRAPH_UNAVAILABLE', `The ${position.subgraph} subgraph ${fault}.`, position);
}
