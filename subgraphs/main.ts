import { readSubgraphConfig, SUBGRAPH_VARIABLES, SubgraphConfigError } from './config.ts';
import { serveSubgraph } from './serve.ts';
import { UnexpectedTables } from './shared/database/expected-tables.ts';

const [name] = process.argv.slice(2);
if (name === '--help') {
  console.log('npm run subgraph -- <name> serves one subgraph, configured by environment variables:\n');
  for (const [variable, meaning] of SUBGRAPH_VARIABLES) {
    console.log(`  ${variable.padEnd(24)}${meaning}`);
  }
} else {
  try {
    const { config, secrets } = readSubgraphConfig(name, process.env);
    const subgraph = await serveSubgraph(config, secrets);
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => void subgraph.stop());
    }
  } catch (error) {
    const isExpected = error instanceof SubgraphConfigError || error instanceof UnexpectedTables;
    console.error(isExpected ? error.message : error);
    process.exitCode = 1;
  }
}
