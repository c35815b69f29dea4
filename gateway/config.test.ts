import { describe, expect, it } from '@jest/globals';

import { developmentKeyText } from '../subgraphs/shared/envelope/envelope-key.ts';
import { sampleSecretFaults } from '../subgraphs/shared/sample-secrets.ts';

import { newSigningKey, noteSigner } from './access-ledger/checkpoints/note-keys.ts';
import { CONFIG_VARIABLES } from './config-variables.ts';
import { ConfigError, readConfig } from './config.ts';
import { unencryptedOffices } from './unencrypted-offices.ts';

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    return error instanceof ConfigError ? error.faults : [String(error)];
  }
}

describe('the gateway’s configuration', () => {
  it('is complete without any variable on a developer’s machine', () => {
    const config = readConfig({});
    expect(config.http.port).toBe(4000);
    expect(config.subgraphs.urls.linkage).toBe('http://127.0.0.1:4005/graphql');
    expect(config.subgraphs.deadlineMs).toBe(5000);
  });

  it('has no defaults in production for its address, its issuer, its subgraphs, its secrets and its ledger', () => {
    expect(faultsOf({ LIANZHI_ENV: 'production' })).toEqual(
      [
        'GATEWAY_HOST',
        'JWKS',
        'TOKEN_ISSUER',
        'TOKEN_AUDIENCE',
        'SUBGRAPH_CASES_URL',
        'SUBGRAPH_ASSETS_URL',
        'SUBGRAPH_CREDIT_URL',
        'SUBGRAPH_PERFORMANCE_URL',
        'SUBGRAPH_LINKAGE_URL',
        'CASES_ENVELOPE_KEYS',
        'ASSETS_ENVELOPE_KEYS',
        'CREDIT_ENVELOPE_KEYS',
        'PERFORMANCE_ENVELOPE_KEYS',
        'LINKAGE_ENVELOPE_KEYS',
        'ACCESS_LEDGER',
        'LEDGER_KEYS',
        'LEDGER_HEADS_FILE',
        'LEDGER_SIGNING_KEY_FILE',
      ].map((name) => `${name} is not set, and production has no default for it.`),
    );
  });

  it.each([
    'redis://:pa#ss@10.0.0.7:6379',
    'redis://pa#ss@10.0.0.7:6379',
    'redis://:pa/ss@10.0.0.7:6379',
    'redis://pa/ss@10.0.0.7:6379',
    'redis:///pass',
    'redis://10.0.0.7/pass',
    'redis://10.0.0.7?password=pass',
    'https://:pass@10.0.0.7',
  ])('refuses %s as the address of Redis, and does not quote it', (address) => {
    const faults = faultsOf({ BUDGETS_REDIS: address });
    expect(faults).toEqual([
      expect.stringMatching(/^BUDGETS_REDIS is malformed: expected a redis:\/\/ or rediss:\/\//),
    ]);
    expect(faults.join('')).not.toMatch(/10\.0\.0\.7|pa.?ss@|=pass/);
  });

  it.each(['', 'redis://10.0.0.7:6379', 'rediss://user:pa%23ss@redis.court.cn/2'])(
    'takes %s as the address of Redis',
    (address) => expect(faultsOf({ BUDGETS_REDIS: address })).toEqual([]),
  );

  it('takes origins as browsers send them, and nothing that stands for all', () => {
    const origins = (text: string) => readConfig({ CORS_ORIGINS: text }).http.corsOrigins;
    expect(origins('')).toEqual([]);
    expect(origins('https://a.example.cn, http://localhost:5173')).toEqual([
      'https://a.example.cn',
      'http://localhost:5173',
    ]);
    const wrong = [
      '*',
      'null',
      'a.example.cn',
      'https://a.example.cn/',
      'https://*.example.cn',
      'https://A.example.cn',
    ];
    for (const text of [...wrong, 'https://a.example.cn:443', 'file:///x', 'https://a.example.cn,*']) {
      expect(faultsOf({ CORS_ORIGINS: text })).toEqual([
        'CORS_ORIGINS is malformed: expected origins such as https://app.example.cn, with commas, and never *.',
      ]);
    }
  });

  it('refuses the development key, its issuer, and keys over plain HTTP in production', () => {
    const faults = faultsOf({ LIANZHI_ENV: 'production', JWKS: 'development', TOKEN_ISSUER: 'lianzhi-development' });
    expect(faults).toContain('JWKS is the development key, which production does not accept.');
    expect(faults).toContain('TOKEN_ISSUER is the development issuer, which production does not accept.');
    expect(faultsOf({ LIANZHI_ENV: 'production', JWKS: 'http://id.example/keys' })).toContain(
      'JWKS is malformed: expected a file or an https:// address in production.',
    );
  });

  it('refuses a ledger in memory and the development key of the ledger in production', () => {
    const { LEDGER_KEYS } = CONFIG_VARIABLES;
    const faults = faultsOf({ LIANZHI_ENV: 'production', ACCESS_LEDGER: 'memory', LEDGER_KEYS: LEDGER_KEYS.fallback });
    expect(faults).toContain('ACCESS_LEDGER is in memory, which production does not accept.');
    expect(faults.join()).toMatch(/LEDGER_KEYS 是公开的样例密钥.*npx lianzhi init/);
  });

  it('takes a witness with its public key only', () => {
    const key = noteSigner(newSigningKey(), 'witness.example', 'witness').verifier.vkey;
    const together = 'LEDGER_WITNESS_URL and LEDGER_WITNESS_KEY are set together or not at all.';
    const url = 'http://10.0.0.9:4010';
    expect(faultsOf({ LEDGER_WITNESS_URL: url })).toEqual([together]);
    expect(faultsOf({ LEDGER_WITNESS_KEY: key })).toEqual([together]);
    expect(faultsOf({ LEDGER_WITNESS_URL: url, LEDGER_WITNESS_KEY: key.slice(1) })[0]).toContain(
      'LEDGER_WITNESS_KEY is malformed',
    );
    expect(readConfig({ LEDGER_WITNESS_URL: url, LEDGER_WITNESS_KEY: key }).ledger.witness).toMatchObject({ url, key });
  });

  it.each(['ACCESS_LEDGER', 'OWN_QUERIES'])(
    'takes for %s what an office’s database takes, by the same rule',
    (name) => {
      const production = (address: string) =>
        faultsOf({ LIANZHI_ENV: 'production', [name]: address }).filter((fault) => fault.startsWith(name));
      expect(production('mysql://ledger:hunter2@db/ledger')).toEqual([
        `${name} says nothing of encryption, and production does not send personal data over a network without it: ` +
          'add ?ssl-mode=VERIFY_IDENTITY&ssl-ca=FILE; DISABLED is accepted, with a warning.',
      ]);
      expect(faultsOf({ [name]: 'mysql://ledger@db/ledger' })).toEqual([]);
      for (const said of ['db/ledger?ssl-mode=REQUIRED', 'db/ledger?ssl-mode=DISABLED', '127.0.0.1/ledger']) {
        expect(production(`MySQL://ledger:hunter2@${said}`)).toEqual([]);
      }
      expect(faultsOf({ [name]: 'mysql://ledger:hunter2@db/ledger?ssl=true' })).toEqual([
        `${name} has the parameter "ssl", which is not known; write ssl-mode=REQUIRED or ssl-mode=VERIFY_IDENTITY.`,
      ]);
      expect(faultsOf({ [name]: 'jdbc:mysql://db/ledger' })[0]).toContain(`${name} is an address for Java`);
    },
  );

  it('warns of subgraphs that are reached unencrypted over a network, in production alone', () => {
    const values = {
      SUBGRAPH_CASES_URL: 'http://cases.court.example/graphql',
      SUBGRAPH_ASSETS_URL: 'https://assets.court.example/graphql',
      SUBGRAPH_CREDIT_URL: 'http://127.0.0.1:4003/graphql',
      SUBGRAPH_LINKAGE_URL: 'http://[::1]:4005/graphql',
    };
    expect(unencryptedOffices(values)).toEqual([
      'SUBGRAPH_CASES_URL: the connection to the subgraph at cases.court.example is not encrypted (http).',
    ]);
    expect(readConfig(values).warnings).toEqual([]);
  });

  it('refuses ACCESS_RULES=none in production', () => {
    const fault = 'ACCESS_RULES is none, which production does not accept.';
    expect(faultsOf({ LIANZHI_ENV: 'production', ACCESS_RULES: 'none' })).toContain(fault);
    expect(faultsOf({ ACCESS_RULES: 'none' })).toEqual([]);
    expect(readConfig({}).authorization.rules).toBe('required');
  });

  it('reads the day of the data, and refuses one in production', () => {
    expect(readConfig({}).today).toBeNull();
    expect(readConfig({ LIANZHI_TODAY: '2022-12-31' }).today).toBe('2022-12-31');
    expect(faultsOf({ LIANZHI_TODAY: '2022-02-30' })).toEqual([
      'LIANZHI_TODAY is malformed: expected a day such as 2022-12-31.',
    ]);
    const fault = 'LIANZHI_TODAY is set, which production does not accept: its data are of today.';
    expect(faultsOf({ LIANZHI_ENV: 'production', LIANZHI_TODAY: '2022-12-31' })).toContain(fault);
    expect(faultsOf({ LIANZHI_ENV: 'production' })).not.toContain(fault);
  });

  it('refuses an executor with a planner whose plans it cannot run', () => {
    expect(faultsOf({ EXECUTOR: 'apollo', PLANNER: 'hive' })).toEqual([
      'EXECUTOR is apollo, which runs no plans of another planner: PLANNER must be apollo, too.',
    ]);
    expect(faultsOf({ EXECUTOR: 'compiled', PLANNER: 'hive' })).toEqual([]);
  });

  it('refuses to run without limits in production', () => {
    const fault = 'LIMITS_FILE is none: production sets limits.';
    expect(faultsOf({ LIANZHI_ENV: 'production', LIMITS_FILE: 'none' })).toContain(fault);
    expect(faultsOf({ LIMITS_FILE: 'none' })).toEqual([]);
  });

  it.each(['none', 'HS256', 'ES256,HS512', ''.padEnd(3, ',')])(
    'refuses algorithms that are not asymmetric: %s',
    (algorithms) => {
      expect(faultsOf({ TOKEN_ALGORITHMS: algorithms })[0]).toMatch(
        /^TOKEN_ALGORITHMS is malformed: expected some of ES256/,
      );
    },
  );

  it('reports all faults together, with what was expected', () => {
    expect(
      faultsOf({ GATEWAY_PORT: '70000', SUBGRAPH_CASES_URL: 'ftp://x', LIANZHI_ENV: 'prod', PLANNER_PATHS: '-1' }),
    ).toEqual([
      'LIANZHI_ENV is malformed: expected one of development, test, production.',
      'GATEWAY_PORT is malformed: expected a whole number from 0 to 65535.',
      'SUBGRAPH_CASES_URL is malformed: expected an http:// or https:// address.',
      'PLANNER_PATHS is malformed: expected a whole number from 1 to 1000000.',
    ]);
  });

  it('refuses development envelope keys, and one secret for two subgraphs, in production', () => {
    const [own, development] = ['own:'.padEnd(40, 's'), developmentKeyText('linkage')];
    const faults = faultsOf({
      LIANZHI_ENV: 'production',
      CASES_ENVELOPE_KEYS: `${own},${development}`,
      ASSETS_ENVELOPE_KEYS: own.replace('own', 'a'),
      CREDIT_ENVELOPE_KEYS: 'short',
    });
    expect(faults.filter((fault) => fault.includes('ENVELOPE'))).toEqual([
      'CREDIT_ENVELOPE_KEYS is malformed: expected id:secret with commas between, each id once, each secret of at least 32 bytes.',
      'PERFORMANCE_ENVELOPE_KEYS is not set, and production has no default for it.',
      'LINKAGE_ENVELOPE_KEYS is not set, and production has no default for it.',
      'CASES_ENVELOPE_KEYS and ASSETS_ENVELOPE_KEYS hold the same secret; each subgraph takes one of its own.',
      ...sampleSecretFaults({ CASES_ENVELOPE_KEYS: development }, ['CASES_ENVELOPE_KEYS']),
    ]);
  });

  it('never repeats a value, which can be a misplaced secret', () => {
    expect(faultsOf({ GATEWAY_PORT: 'hunter2-secret' }).join()).not.toContain('hunter2');
  });

  it('treats an empty variable as one that is not set', () => {
    expect(readConfig({ GATEWAY_PORT: '' }).http.port).toBe(4000);
  });
});
