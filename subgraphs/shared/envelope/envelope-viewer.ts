import type { Logger } from 'pino';

import type { SubgraphRequest } from '../server/subgraph-handler.ts';

import type { SignedViewer } from './envelope.ts';
import { envelopeVerifier, type VerifierOptions } from './verify-envelope.ts';

/** The viewer in a request's envelope, or null if that is not valid; then the reason is logged, without any value. */
export function envelopeViewer(
  options: VerifierOptions & { readonly logger: Logger },
): (request: SubgraphRequest) => SignedViewer | null {
  const { logger, ...verifierOptions } = options;
  const verify = envelopeVerifier(verifierOptions);
  return (request) => {
    const viewer = verify(request);
    if (typeof viewer !== 'string') {
      return viewer;
    }
    logger.warn({ subgraph: options.subgraph, envelope: viewer }, 'refused');
    return null;
  };
}
