import { readSubgraphConfig, SubgraphConfigError } from './config.ts';
import { serveSubgraph } from './serve.ts';
import { DatabaseNotOpened } from './shared/database/connection-fault.ts';
import { UnexpectedTables } from './shared/database/expected-tables.ts';

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
    const isForOperator = [SubgraphConfigError, UnexpectedTables, DatabaseNotOpened].some(
      (kind) => error instanceof kind,
    );
    console.error(isForOperator ? (error as Error).message : error);
    process.exitCode = 1;
  }
}
