import { readSubgraphConfig, SubgraphConfigError } from './config.ts';
import { serveSubgraph } from './serve.ts';
import { UnexpectedTables } from './shared/database/expected-tables.ts';
import { CannotListenError } from './shared/http/listen-on.ts';

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
    const kinds = [SubgraphConfigError, UnexpectedTables, CannotListenError];
    const isForOperator = error instanceof Error && kinds.some((kind) => error instanceof kind);
    console.error(isForOperator ? error.message : error);
    process.exitCode = 1;
  }
}
