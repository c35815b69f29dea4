import { randomUUID } from 'node:crypto';

import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';

import type { Viewer } from '../../subgraphs/shared/access/viewer.ts';
import type { EnvelopeKeys } from '../../subgraphs/shared/envelope/envelope-key.ts';
import { envelopeViewer } from '../../subgraphs/shared/envelope/envelope-viewer.ts';
import { ENVELOPE_LIFETIME_MS } from '../../subgraphs/shared/envelope/envelope.ts';
import { makeSubgraphHandler } from '../../subgraphs/shared/server/answer.ts';
import type { SubgraphHandler } from '../../subgraphs/shared/server/subgraph-handler.ts';

import type { ViewerContext } from './viewer-resolvers.ts';
import { VIEWER_SUBGRAPH, viewerSchema } from './viewer-schema.ts';

export interface ViewerSubgraphOptions {
  /** What requests are signed with. */
  readonly keys: EnvelopeKeys;
  /** The schema in service, as a viewer may see it. */
  readonly sliceOf: (viewer: Viewer) => GraphQLSchema;
  readonly logger: Logger;
}

/**
 * What the gateway itself knows of a viewer, as a subgraph in its own process. It is told who asks by the same signed envelope
 * as every subgraph, here with name, purpose and expiry; so nothing of it can be forged from outside.
 */
export function viewerSubgraph({ keys, sliceOf, logger }: ViewerSubgraphOptions): SubgraphHandler {
  const { executable, rules } = viewerSchema();
  return makeSubgraphHandler<ViewerContext>({
    schema: executable,
    rules,
    viewerOf: envelopeViewer({ subgraph: VIEWER_SUBGRAPH, keys, lifetimeMs: ENVELOPE_LIFETIME_MS, logger }),
    makeContext: (headers, _signal, viewer) => ({
      requestId: headers['x-request-id'] ?? randomUUID(),
      viewer,
      slice: () => sliceOf(viewer),
    }),
    onFault: (error, requestId) =>
      logger.error(
        { requestId, subgraph: VIEWER_SUBGRAPH, fault: error instanceof Error ? error.name : typeof error },
        'fault',
      ),
  });
}
