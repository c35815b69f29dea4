import type { Viewer } from '../../subgraphs/shared/access/viewer.ts';

import { fetchFailed, type FetchError, type FetchPlace } from './fetch-error.ts';
import { ownErrors } from './own-errors.ts';
import { parseReply } from './parse-reply.ts';
import type { Subgraph } from './subgraph.ts';
import { TransportFault } from './transport-fault.ts';

/** What of the client's request a fetch needs. */
export interface FetchContext {
  readonly requestId: string;
  /** For whom the gateway vouches. Where a fetch is shared it is the first who asked: all have the same rights. */
  readonly viewer: Viewer;
  readonly clientLeft: AbortSignal;
}

export interface SubgraphQuestion {
  readonly subgraph: Subgraph;
  /** The GraphQL-over-HTTP request as JSON text. */
  readonly body: string;
  /** A mutation is sent once and for one client only. */
  readonly kind: 'query' | 'mutation';
  readonly place: FetchPlace;
  readonly context: FetchContext;
}

export interface SubgraphAnswer {
  /** The caller's own: parsed for it alone, so that it may be merged in place. What is inside is not yet checked. */
  readonly data: Record<string, unknown> | null;
  /** Typed, with the client's path; not empty where `data` is null. */
  readonly errors: readonly FetchError[];
}

/**
 * Asks one subgraph one question. Bounded in time, size and number; a query is asked once more where that can help, and
 * shared with equal ones under way. Whatever goes wrong is an error in the answer: it never throws.
 */
export async function askSubgraph(question: SubgraphQuestion): Promise<SubgraphAnswer> {
  const { subgraph, place } = question;
  try {
    const result = parseReply(await subgraph.fetch(question));
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

function lost(error: FetchError): SubgraphAnswer {
  return { data: null, errors: [error] };
}

function asFetchError(error: unknown, place: FetchPlace): FetchError {
  switch (error instanceof TransportFault ? error.kind : 'unreachable') {
    case 'timeout':
      return fetchFailed('SUBGRAPH_TIMEOUT', `The ${place.subgraph} subgraph did not answer in time.`, place);
    case 'too-large':
      return badReply('answered with more than the gateway accepts', place);
    case 'compressed':
      return badReply('answered in a compression that the gateway did not ask for', place);
    case 'failed':
      return unavailable('could not answer', place);
    case 'resting':
      return unavailable('kept failing and is not asked for a moment', place);
    case 'crowded':
      return unavailable('has too many questions waiting', place);
    default:
      return unavailable('could not be reached', place);
  }
}

function unavailable(fault: string, place: FetchPlace): FetchError {
  return fetchFailed('SUBGRAPH_UNAVAILABLE', `The ${place.subgraph} subgraph ${fault}.`, place);
}
