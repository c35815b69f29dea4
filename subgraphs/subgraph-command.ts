import { readSubgraphConfig, SubgraphConfigError } from './config.ts';
import { serveSubgraph } from './serve.ts';
import { DatabaseNotOpened } from './shared/database/connection-fault.ts';
import { DatabaseAddressError } from './shared/database/database-address.ts';
import { UnexpectedTables } from './shared/database/expected-tables.ts';
import { CannotListenError } from './shared/http/listen-on.ts';

/** What whoever starts a process can mend: their message says how, and a stack would hide it. */
const OF_THE_OPERATOR = [
  SubgraphConfigError,
  DatabaseAddressError,
  DatabaseNotOpened,
  UnexpectedTables,
  CannotListenError,
];

/** Serves one subgraph until the process gets a signal. */
export async function runSubgraph(
  name: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  try {
    const { config, secrets } = readSubgraphConfig(name, env);
    const subgraph = await serveSubgraph(config, secrets);
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => void subgraph.stop());
    }
  } catch (error) {
    reportFault(error);
  }
}

/** Prints why a command failed, without a stack where its operator can mend it, and sets the exit code of the process. */
export function reportFault(error: unknown): void {
  const isForOperator = error instanceof Error && OF_THE_OPERATOR.some((kind) => error instanceof kind);
  console.error(isForOperator ? error.message : error);
  process.exitCode = 1;
}
