import { ENVELOPE_HEADER } from '../../subgraphs/shared/envelope/envelope.ts';
import type { SignEnvelope } from '../../subgraphs/shared/envelope/sign-envelope.ts';

import type { FetchContext } from './fetch.ts';

/**
 * All headers of a fetch; none comes from the client. No `accept-encoding`: a compressed reply could grow beyond the limit
 * after its size was checked.
 */
export function fetchHeaders(
  sign: SignEnvelope,
  body: string,
  { viewer, requestId, run }: Pick<FetchContext, 'viewer' | 'requestId' | 'run'>,
): Record<string, string> {
  return {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json, application/json',
    'x-request-id': requestId,
    [ENVELOPE_HEADER]: sign(viewer, requestId, body, run),
  };
}
