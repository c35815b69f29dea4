import type { Viewer } from '../access/viewer.ts';
import { freshKeys } from '../envelope/envelope-key.ts';
import { ENVELOPE_HEADER, ENVELOPE_LIFETIME_MS } from '../envelope/envelope.ts';
import { envelopeSigner } from '../envelope/sign-envelope.ts';
import { envelopeVerifier } from '../envelope/verify-envelope.ts';
import type { SubgraphRequest } from '../server/subgraph-handler.ts';

import { SUPREME_COURT_VIEWER } from './viewers.ts';

const KEYS = freshKeys();
const SUBGRAPH = 'of the tests';
const sign = envelopeSigner(SUBGRAPH, KEYS[0]);

/** For `openSubgraph`: the viewer of a request made by `signedRequest` in the same process. */
export function signedViewer(): (request: SubgraphRequest) => Viewer | null {
  const verify = envelopeVerifier({ subgraph: SUBGRAPH, keys: KEYS, lifetimeMs: ENVELOPE_LIFETIME_MS });
  return (request) => {
    const viewer = verify(request);
    return typeof viewer === 'string' ? null : viewer;
  };
}

/** A request as the gateway sends it for a viewer; by default for an officer of the Supreme Court. */
export function signedRequest(
  query: string,
  variables: Record<string, unknown> = {},
  viewer: Viewer = SUPREME_COURT_VIEWER,
): SubgraphRequest {
  const body = JSON.stringify({ query, variables });
  const headers = { 'x-request-id': 'test', [ENVELOPE_HEADER]: sign(viewer, 'test', body) };
  return { body, headers, signal: new AbortController().signal };
}
