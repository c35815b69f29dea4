import { randomUUID } from 'node:crypto';

import type { Logger } from 'pino';

import type { EnvelopeKeys } from '../../../subgraphs/shared/envelope/envelope-key.ts';
import { envelopeViewer } from '../../../subgraphs/shared/envelope/envelope-viewer.ts';
import { ENVELOPE_LIFETIME_MS } from '../../../subgraphs/shared/envelope/envelope.ts';
import { makeSubgraphHandler } from '../../../subgraphs/shared/server/answer.ts';
import type { SubgraphHandler } from '../../../subgraphs/shared/server/subgraph-handler.ts';
import type { LedgerAddress } from '../ledger-config.ts';
import { faultCode } from '../store/ledger-store.ts';

import { ledgerReader } from './ledger-reader.ts';
import type { LedgerContext } from './ledger-resolvers.ts';
import { LEDGER_SUBGRAPH, ledgerSchema } from './ledger-schema.ts';

export interface LedgerSubgraph {
  readonly handler: SubgraphHandler;
  close(): Promise<void>;
}

export interface LedgerSubgraphOptions {
  readonly address: LedgerAddress;
  /** What requests are signed with. */
  readonly keys: EnvelopeKeys;
  /** Of people's hashes, in base64: the one in use first; also the key of cursors, which all gateways must share. */
  readonly personKeys: readonly [string, ...string[]];
  readonly logger: Logger;
}

/**
 * The ledger as a subgraph in the gateway's own process. It only reads, in a thread and by a connection of its own that are
 * opened when first asked for; a ledger in memory shows nothing.
 */
export function ledgerSubgraph({ address, keys, personKeys, logger }: LedgerSubgraphOptions): LedgerSubgraph {
  const { executable, rules } = ledgerSchema();
  const reader = ledgerReader({ address, personKeys });
  const handler = makeSubgraphHandler<LedgerContext>({
    schema: executable,
    rules,
    viewerOf: envelopeViewer({ subgraph: LEDGER_SUBGRAPH, keys, lifetimeMs: ENVELOPE_LIFETIME_MS, logger }),
    makeContext: (headers) => ({
      requestId: headers['x-request-id'] ?? randomUUID(),
      reader,
      cursorKey: `cursors, by ${personKeys[0]}`,
    }),
    onFault: (error, requestId) =>
      logger.error({ requestId, subgraph: LEDGER_SUBGRAPH, fault: faultCode(error) }, 'fault'),
  });
  return { handler, close: () => reader.close() };
}
