import { readContenderOptions } from '../contenders/contender-options.ts';

import type { Served } from './caching-server.ts';
import { onRequest, reportListening } from './messages.ts';

/** Every process of the bench except Hive's: loads only what its role needs. */
const [, , role, argument] = process.argv;

switch (role) {
  case 'load': {
    const { runLoad } = await import('./http-load.ts');
    onRequest('load', ({ order }) => runLoad(order));
    reportListening('');
    break;
  }
  case 'bench-subgraphs': {
    const { listenBenchSubgraphs } = await import('../graph/listen-bench-subgraphs.ts');
    reportListening((await listenBenchSubgraphs(countServed())).urls);
    break;
  }
  case 'domain-subgraphs': {
    const { listenDomainSubgraphs } = await import('./domain-subgraphs.ts');
    reportListening(await listenDomainSubgraphs(countServed(), argument === 'live'));
    break;
  }
  case 'ours': {
    const { startOurs } = await import('../contenders/ours.ts');
    reportListening(`${(await startOurs(options())).url}/graphql`);
    break;
  }
  case 'ours-apollo': {
    const { startOurs } = await import('../contenders/ours.ts');
    reportListening(`${(await startOurs(options(), { EXECUTOR: 'apollo' })).url}/graphql`);
    break;
  }
  case 'authorized': {
    const { startOurs } = await import('../contenders/ours.ts');
    const { protectedFile = '', ledgerFile = '', ...others } = options();
    const env = {
      ...{ ACCESS_RULES: 'required', ACCESS_LEDGER: ledgerFile },
      ...{ LEDGER_HEADS_FILE: `${ledgerFile}.heads`, LEDGER_SIGNING_KEY_FILE: `${ledgerFile}.key` },
    };
    reportListening(`${(await startOurs({ ...others, supergraphFile: protectedFile }, env)).url}/graphql`);
    break;
  }
  case 'apollo': {
    const { startPlainApollo } = await import('../contenders/plain-apollo.ts');
    reportListening((await startPlainApollo(options())).url);
    break;
  }
  case 'parsed':
  case 'fixed': {
    const { startFloor } = await import('../contenders/floor.ts');
    reportListening((await startFloor(options(), role)).url);
    break;
  }
  default:
    throw new Error(`The bench has no role ${role}.`);
}

function options() {
  return readContenderOptions(process.argv.slice(1));
}

function countServed(): Served {
  const served: Served = { requests: 0, bytes: 0 };
  onRequest('served', () => ({ ...served }));
  return served;
}
