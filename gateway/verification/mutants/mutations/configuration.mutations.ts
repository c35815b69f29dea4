import { inFile, type Mutation } from './mutation.ts';

const CONFIG_TEST = { files: ['gateway/config.test.ts'] };

/** What the gateway and the subgraphs must not start with in production. */
export const CONFIGURATION: readonly Mutation[] = [
  ...inFile('gateway/authentication/authentication-options.ts', CONFIG_TEST, [
    {
      meaning: 'Production starts with the development key for tokens.',
      replace:
        "if (JWKS === DEVELOPMENT_KEYS) faults.push('JWKS is the development key, which production does not accept.');",
      by: '',
    },
    {
      meaning: 'Production fetches keys over plain HTTP.',
      replace: "if (typeof JWKS === 'string' && /^http:/i.test(JWKS))",
      by: "if (typeof JWKS !== 'string' && /^http:/i.test(String(JWKS)))",
    },
    {
      meaning: 'Production starts with the development issuer.',
      replace: 'if (TOKEN_ISSUER === DEVELOPMENT_ISSUER)',
      by: 'if (TOKEN_ISSUER === 0)',
    },
  ]),
  ...inFile('gateway/config.ts', CONFIG_TEST, [
    { meaning: 'Production starts without access rules.', replace: '...accessFaults(values),', by: '' },
    {
      meaning: 'The gateway starts in production with sample secrets.',
      replace: '...sampleSecretFaults(env, names),',
      by: '',
    },
  ]),
  ...inFile('gateway/access-ledger/ledger-config.ts', CONFIG_TEST, [
    {
      meaning: 'Production starts with a ledger in memory.',
      replace: "ACCESS_LEDGER === IN_MEMORY ? ['ACCESS_LEDGER is in memory, which production does not accept.'] : []",
      by: '[]',
    },
  ]),
  ...inFile('gateway/subgraph-client/envelope-key-faults.ts', CONFIG_TEST, [
    {
      meaning: 'The gateway starts in production with one envelope secret for two subgraphs.',
      replace: '.filter((other) => sharesSecret(keys, other.keys))',
      by: '.filter((other) => keys.length < 0 && sharesSecret(keys, other.keys))',
    },
  ]),
  ...inFile('gateway/unencrypted-offices.ts', CONFIG_TEST, [
    {
      meaning: 'Nobody is told that a subgraph is reached over plain HTTP.',
      replace: "url?.protocol === 'http:' && !isLoopback(",
      by: "url?.protocol === 'ftp:' && !isLoopback(",
    },
  ]),
  ...inFile('subgraphs/shared/database/address-check.ts', { files: ['subgraphs/config.test.ts'] }, [
    {
      meaning: 'A database beyond this machine is read unencrypted in production.',
      replace: "if (!production || isLoopback(host) || (sslMode !== null && sslMode !== 'DISABLED'))",
      by: "if (!production || isLoopback(host) || sslMode !== 'DISABLED')",
    },
    {
      meaning: 'Nobody is told that the connection to a database is not encrypted.',
      replace: "if (!production || isLoopback(host) || (sslMode !== null && sslMode !== 'DISABLED'))",
      by: 'if (!production || isLoopback(host) || sslMode !== null)',
    },
  ]),
  ...inFile('subgraphs/config.ts', { files: ['subgraphs/config.test.ts'] }, [
    {
      meaning: 'A subgraph starts in production with sample secrets.',
      replace: "faults.push(...sampleSecretFaults(env, [databaseVariable, keysVariable, 'CURSOR_KEY']));",
      by: '',
    },
  ]),
];
