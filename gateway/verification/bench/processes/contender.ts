import { readContenderOptions } from '../contenders/contender-options.ts';

import { sayListening } from './messages.ts';

/** One contender in a process of its own; only what it needs is loaded. */
const options = readContenderOptions(process.argv.slice(1));
const [, , kind] = process.argv;

switch (kind) {
  case 'ours': {
    const { startOurs } = await import('../contenders/ours.ts');
    sayListening(`${(await startOurs(options)).url}/graphql`);
    break;
  }
  case 'authorized': {
    const { startOurs } = await import('../contenders/ours.ts');
    const { protectedFile = '', ledgerFile = '' } = options;
    const env = { ACCESS_RULES: 'required', ACCESS_LEDGER: ledgerFile, LEDGER_HEADS_FILE: `${ledgerFile}.heads` };
    sayListening(`${(await startOurs({ ...options, supergraphFile: protectedFile }, env)).url}/graphql`);
    break;
  }
  case 'reference': {
    const { startOurs } = await import('../contenders/ours.ts');
    sayListening(`${(await startOurs(options, { EXECUTOR: 'reference' })).url}/graphql`);
    break;
  }
  case 'apollo': {
    const { startPlainApollo } = await import('../contenders/plain-apollo.ts');
    sayListening((await startPlainApollo(options)).url);
    break;
  }
  case 'parsed':
  case 'fixed': {
    const { startFloor } = await import('../contenders/floor.ts');
    sayListening((await startFloor(options, kind)).url);
    break;
  }
  default:
    throw new Error('A contender is ours, authorized, reference, apollo, parsed or fixed.');
}
