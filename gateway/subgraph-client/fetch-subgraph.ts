import { fetchFailed, type FetchError, type FetchPlace } from './fetch-error.ts';
import type { SubgraphFetch } from './fetch.ts';
import { ownErrors } from './own-errors.ts';
import { parseReply } from './parse-reply.ts';
import type { Subgraph } from './subgraph.ts';
import { TransportError } from './transport-error.ts';

export interface SubgraphRequest extends SubgraphFetch {
  readonly subgraph: Subgraph;
  readonly place: FetchPlace;
}

export interface SubgraphResult {
  /** The caller's own: parsed for it alone, so that it may be merged in place. What is inside is not yet checked. */
  readonly data: Record<string, unknown> | null;
  /** Typed, with the client's path; not empty where `data` is null. */
  readonly errors: readonly FetchError[];
}

/**
 * Fetches from one subgraph. Bounded in time, size and number; a query is retried once where that can help, and shared with
 * equal ones under way. Whatever goes wrong is an error in the result: it never throws.
 */
export async function fetchSubgraph(request: SubgraphRequest): Promise<SubgraphResult> {
  const { subgraph, place } = request;
  try {
    const result = parseReply(await subgraph.fetch(request));
    if (typeof result === 'string') {
      return lost(badReply(result, place));
    }
    return { data: result.data, errors: result.errors.length > 0 ? ownErrors(result.errors, place) : NO_ERRORS };
  } catch (error) {
    return lost(asFetchError(error, place));
  }
}

/** The one error for a reply that cannot be right; `fault` ends a sentence that starts with the subgraph's name. */
export function badReply(fault: string, place: FetchPlace): FetchError {
  return fetchFailed('SUBGRAPH_BAD_RESPONSE', `The ${place.subgraph} subgraph ${fault}.`, place);
}

const NO_ERRORS: readonly FetchError[] = [];

function lost(error: FetchError): SubgraphResult {
  return { data: null, errors: [error] };
}

function asFetchError(error: unknown, place: FetchPlace): FetchError {
  switch (error instanceof TransportError ? error.kind : 'unreachable') {
    case 'timeout':
      return fetchFailed('SUBGRAPH_TIMEOUT', `The ${place.subgraph} subgraph did not answer in time.`, place);
    case 'too-large':
      return badReply('answered with more than the gateway accepts', place);
    case 'compressed':
      return badReply('answered in a compression that the gateway did not ask for', place);
    case 'failed':
      return unavailable('could not answer', place);
    case 'circuit-open':
      return unavailable('kept failing and is not asked for a moment', place);
    case 'queue-full':
      return unavailable('has too many questions waiting', place);
    default:
      return unavailable('could not be reached', place);
  }
}

function unavailable(fault: string, place: FetchPlace): FetchError {
  return fetchFailed('SUBGRAPH_UNAVAILABLE', `The ${place.subgraph} subgraph ${fault}.`, place);
}
