import { CannotListenError } from '../subgraphs/shared/http/listen-on.ts';

import { LedgerRefusedError } from './access-ledger/open-ledger.ts';
import { ClaimsMappingError } from './authentication/claims-mapping.ts';
import { AudiencesError } from './authorization/audiences.ts';
import { ConfigError, readConfig } from './config.ts';
import { createGateway, type RunningGateway } from './gateway.ts';
import { LimitsError } from './limits/audience-limits.ts';
import { SupergraphError } from './serving/build-supergraph.ts';
import { DocumentsError } from './trusted-documents/read-documents.ts';

/** Runs the gateway alone until the process gets a signal; SIGHUP loads the supergraph again. */
export async function runGateway(env: Readonly<Record<string, string | undefined>>): Promise<void> {
  let gateway: RunningGateway | undefined;
  // Before the start: a supervisor may stop the gateway as soon as it logs that it listens. Until then a signal ends the
  // process at once, as it does without a handler.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void (gateway === undefined ? process.kill(process.pid, signal) : gateway.stop()));
  }
  // A supervisor may also ask for a reload as soon as the gateway logs that it listens.
  process.on('SIGHUP', () => void gateway?.reload());
  try {
    gateway = await createGateway(readConfig(env));
  } catch (error) {
    console.error(isForOperator(error) ? error.message : error);
    process.exitCode = 1;
  }
}

/** Whether the fault is in the configuration or its files: then the message is enough, without a stack. */
function isForOperator(error: unknown): error is Error {
  const kinds = [
    ...[AudiencesError, CannotListenError, ClaimsMappingError, ConfigError, DocumentsError, SupergraphError],
    ...[LedgerRefusedError, LimitsError],
  ];
  return kinds.some((kind) => error instanceof kind);
}
