import { randomUUID } from 'node:crypto';

import type { Logger } from 'pino';

import type { EnvelopeKeys } from '../../../subgraphs/shared/envelope/envelope-key.ts';
import { envelopeViewer } from '../../../subgraphs/shared/envelope/envelope-viewer.ts';
import { ENVELOPE_LIFETIME_MS } from '../../../subgraphs/shared/envelope/envelope.ts';
import { makeSubgraphHandler } from '../../../subgraphs/shared/server/answer.ts';
import type { SubgraphHandler } from '../../../subgraphs/shared/server/subgraph-handler.ts';
import type { LedgerAddress } from '../ledger-config.ts';
import { faultCode, type LedgerStore } from '../ledger-store.ts';
import { openLedgerStore } from '../open-ledger-store.ts';
import { personHash } from '../person-hash.ts';

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
 * The ledger as a subgraph in the gateway's own process. It only reads, by a connection of its own that is opened when first
 * asked for; a ledger in memory shows nothing.
 */
export function ledgerSubgraph({ address, keys, personKeys, logger }: LedgerSubgraphOptions): LedgerSubgraph {
  const { executable, rules } = ledgerSchema();
  const hashes = personKeys.map(personHash);
  let opening: Promise<LedgerStore> | undefined;
  const store = (): Promise<LedgerStore> => {
    opening ??= openLedgerStore(address, 'read').catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  };
  const letGo = async (): Promise<void> => {
    const closing = opening;
    opening = undefined;
    await closing?.then(
      (open) => open.close(),
      () => undefined,
    );
  };
  const handler = makeSubgraphHandler<LedgerContext>({
    schema: executable,
    rules,
    viewerOf: envelopeViewer({ subgraph: LEDGER_SUBGRAPH, keys, lifetimeMs: ENVELOPE_LIFETIME_MS, logger }),
    makeContext: (headers) => ({
      requestId: headers['x-request-id'] ?? randomUUID(),
      store,
      cursorKey: `cursors, by ${personKeys[0]}`,
      hashes,
    }),
    onFault: (error, requestId) => {
      logger.error({ requestId, subgraph: LEDGER_SUBGRAPH, fault: faultCode(error) }, 'fault');
      // Its connection may be what is at fault.
      void letGo();
    },
  });
  return { handler, close: letGo };
}
