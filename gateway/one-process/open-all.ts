import type { Logger } from 'pino';

import { SUBGRAPHS } from '../../subgraphs/definitions.ts';
import { clockOf } from '../../subgraphs/shared/clock.ts';
import type { DatabaseAddress } from '../../subgraphs/shared/database/database-address.ts';
import { freshKeys, type EnvelopeKeys } from '../../subgraphs/shared/envelope/envelope-key.ts';
import { envelopeViewer } from '../../subgraphs/shared/envelope/envelope-viewer.ts';
import { ENVELOPE_LIFETIME_MS } from '../../subgraphs/shared/envelope/envelope.ts';
import { openSubgraph, type OpenSubgraph } from '../../subgraphs/shared/server/open-subgraph.ts';
import type { SubgraphHandler } from '../../subgraphs/shared/server/subgraph-handler.ts';
import { SUBGRAPH_NAMES, type SubgraphName } from '../../subgraphs/shared/server/subgraph-names.ts';

export interface OpenSubgraphs {
  readonly handlers: Readonly<Record<SubgraphName, SubgraphHandler>>;
  /** New at each start; requests to the handlers must be signed with them. */
  readonly envelopeKeys: Readonly<Record<SubgraphName, EnvelopeKeys>>;
  close(): Promise<void>;
}

export interface OpenAllOptions {
  readonly cursorKey: string;
  readonly logger: Logger;
  /** The day that requests are answered for; by default the machine's own. Of sample data, their last day. */
  readonly today?: string | null;
  /** Called with each SQL statement; tests count them. */
  readonly onStatement?: (subgraph: SubgraphName, sql: string) => void;
}

/** Opens all five subgraphs in this process, each over its own database. If one fails, the others are closed again. */
export async function openAll(
  databases: Readonly<Record<SubgraphName, DatabaseAddress>>,
  { cursorKey, logger, today = null, onStatement }: OpenAllOptions,
): Promise<OpenSubgraphs> {
  const opened = new Map<SubgraphName, OpenSubgraph>();
  const envelopeKeys = Object.fromEntries(
    SUBGRAPH_NAMES.map((name) => [name, freshKeys()]),
  ) as OpenSubgraphs['envelopeKeys'];
  const close = async (): Promise<void> => void (await Promise.all([...opened.values()].map((one) => one.close())));
  try {
    const now = clockOf(today);
    for (const name of SUBGRAPH_NAMES) {
      const listener = onStatement && ((sql: string) => onStatement(name, sql));
      const database = databases[name];
      const keys = envelopeKeys[name];
      const viewerOf = envelopeViewer({ subgraph: name, keys, lifetimeMs: ENVELOPE_LIFETIME_MS, logger });
      const options = { database, cursorKey, logger, now, onStatement: listener, viewerOf };
      opened.set(name, await openSubgraph(SUBGRAPHS[name], options));
    }
  } catch (error) {
    await close();
    throw error;
  }
  const handlers = Object.fromEntries([...opened].map(([name, { handler }]) => [name, handler]));
  return { handlers: handlers as Record<SubgraphName, SubgraphHandler>, envelopeKeys, close };
}
