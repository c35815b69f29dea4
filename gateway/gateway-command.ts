import { LedgerRefusedError } from './access-ledger/open-ledger.ts';
import { ClaimsMappingError } from './authentication/claims-mapping.ts';
import { AudiencesError } from './authorization/audiences.ts';
import { ConfigError, readConfig } from './config.ts';
import { createGateway } from './gateway.ts';
import { SupergraphError } from './serving/build-supergraph.ts';

/** Runs the gateway alone until the process gets a signal; SIGHUP loads the supergraph again. */
export async function runGateway(env: Readonly<Record<string, string | undefined>>): Promise<void> {
  try {
    const gateway = await createGateway(readConfig(env));
    process.on('SIGHUP', () => void gateway.reload());
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => void gateway.stop());
    }
  } catch (error) {
    console.error(isForOperator(error) ? error.message : error);
    process.exitCode = 1;
  }
}

/** Faults of the configuration and its files, not of the gateway: the message is enough, no stack. */
function isForOperator(error: unknown): error is Error {
  return [AudiencesError, ClaimsMappingError, ConfigError, SupergraphError, LedgerRefusedError].some(
    (kind) => error instanceof kind,
  );
}
