import type { Logger } from 'pino';

import type { Viewer } from '../access/viewer.ts';
import type { SubgraphRequest } from '../server/subgraph-handler.ts';

import { envelopeVerifier, type VerifierOptions } from './verify-envelope.ts';

/** The viewer for whom the gateway vouches, or null; why not is said in the log, without a value of the request. */
export function vouchedViewer(
  options: VerifierOptions & { readonly logger: Logger },
): (request: SubgraphRequest) => Viewer | null {
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
