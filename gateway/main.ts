import { LedgerRefusedError } from './access-ledger/open-ledger.ts';
import { ClaimsMappingRefused } from './authentication/claims-mapping.ts';
import { AudiencesRefused } from './authorization/audiences.ts';
import { ConfigError, configTable, readConfig } from './config.ts';
import { createGateway } from './gateway.ts';
import { SupergraphRefused } from './serving/supergraph-refused.ts';

if (process.argv.includes('--help')) {
  console.log(`Starts the gateway alone. It is told by the environment:\n\n${configTable()}`);
} else {
  try {
    const gateway = await createGateway(readConfig(process.env));
    process.on('SIGHUP', () => void gateway.reload());
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => void gateway.stop());
    }
  } catch (error) {
    console.error(isForOperator(error) ? error.message : error);
    process.exitCode = 1;
  }
}

/** Faults of what it was given, not of the gateway: a sentence says it all. */
function isForOperator(error: unknown): error is Error {
  return [AudiencesRefused, ClaimsMappingRefused, ConfigError, SupergraphRefused, LedgerRefusedError].some(
    (kind) => error instanceof kind,
  );
}
