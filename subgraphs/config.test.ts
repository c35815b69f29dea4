import { describe, expect, it } from '@jest/globals';

import { readSubgraphConfig, SubgraphConfigError } from './config.ts';
import { developmentKeyText } from './shared/envelope/envelope-key.ts';

const PRODUCTION = {
  LIANZHI_ENV: 'production',
  SUBGRAPH_HOST: '0.0.0.0',
  CASES_DATABASE_URL: 'mysql://reader:hunter2@db/cases?ssl-mode=REQUIRED',
  CURSOR_KEY: 'c'.repeat(32),
  CASES_ENVELOPE_KEYS: 'a:'.padEnd(40, 's'),
};

function faultsOf(env: Record<string, string>): string {
  try {
    readSubgraphConfig('cases', env);
    return '';
  } catch (error) {
    return error instanceof SubgraphConfigError ? error.message : String(error);
  }
}

describe('a subgraph’s configuration', () => {
  it('needs no variable on a developer’s machine', () => {
    const { config, secrets } = readSubgraphConfig('cases', {});
    expect(config).toMatchObject({ port: 4001, envelopeLifetimeMs: 30_000 });
    expect(secrets.envelopeKeys.map(({ id }) => id)).toEqual(['development']);
  });

  it('has no default for envelope keys in production', () => {
    expect(faultsOf(PRODUCTION)).toBe('');
    expect(faultsOf({ ...PRODUCTION, CASES_ENVELOPE_KEYS: '' })).toContain('CASES_ENVELOPE_KEYS is not set');
  });

  it.each(['cases', 'linkage'])('rejects the public development key of %s in production', (name) => {
    const key = developmentKeyText(name).replace('development:', 'mine:');
    expect(faultsOf({ ...PRODUCTION, CASES_ENVELOPE_KEYS: key })).toMatch(
      /CASES_ENVELOPE_KEYS 是公开的样例密钥.*npx lianzhi init/,
    );
  });

  it.each(['0', '301', '1e9', 'soon'])('rejects an envelope lifetime of %s seconds', (seconds) => {
    expect(faultsOf({ ENVELOPE_SECONDS: seconds })).toContain('ENVELOPE_SECONDS is malformed: expected 1 to 300');
  });

  it('reads the day of the data, and refuses one in production', () => {
    expect(readSubgraphConfig('cases', {}).config.today).toBeNull();
    expect(readSubgraphConfig('cases', { LIANZHI_TODAY: '2022-12-31' }).config.today).toBe('2022-12-31');
    expect(faultsOf({ LIANZHI_TODAY: 'yesterday' })).toContain('LIANZHI_TODAY is malformed: a day such as 2022-12-31');
    expect(faultsOf({ ...PRODUCTION, LIANZHI_TODAY: '2022-12-31' })).toContain('LIANZHI_TODAY is set');
  });

  const over = (url: string, more = {}) => ({ ...PRODUCTION, CASES_DATABASE_URL: url, ...more });

  it('needs a word about encryption in production, by the URL or by a variable, except on this machine', () => {
    expect(faultsOf(over('mysql://reader@db/cases'))).toContain('CASES_DATABASE_URL says nothing of encryption');
    expect(faultsOf({ CASES_DATABASE_URL: 'mysql://reader@db/cases' })).toBe('');
    for (const host of ['localhost', '127.0.0.1', '[::1]']) {
      expect(faultsOf(over(`mysql://reader@${host}/cases`))).toBe('');
    }
    expect(faultsOf(over('mysql://reader@db/cases', { DATABASE_SSL_MODE: 'verify_identity' }))).toBe('');
    expect(faultsOf(over('mysql://reader@db/cases', { DATABASE_SSL_CA: import.meta.filename }))).toBe('');
  });

  it('warns where it is told not to encrypt', () => {
    const { config } = readSubgraphConfig('cases', over('mysql://reader@db/cases?ssl-mode=DISABLED'));
    expect(config.warnings).toEqual(['CASES_DATABASE_URL: the connection to the database at db is not encrypted.']);
    expect(readSubgraphConfig('cases', PRODUCTION).config.warnings).toEqual([]);
  });

  it('names what an address has that cannot be read', () => {
    expect(faultsOf(over('mysql://reader:hunter2@db/cases?ssl=true'))).toContain(
      'CASES_DATABASE_URL has the parameter "ssl", which is not known; write ssl-mode=REQUIRED',
    );
    expect(faultsOf(over('jdbc:mysql://db/cases'))).toContain('CASES_DATABASE_URL is an address for Java');
    expect(faultsOf(over('mysql://reader@db/cases', { DATABASE_SSL_MODE: 'on' }))).toContain(
      'DATABASE_SSL_MODE is malformed: expected DISABLED, REQUIRED, VERIFY_CA, VERIFY_IDENTITY',
    );
  });

  it('has the sessions and times of the database by variables', () => {
    expect(readSubgraphConfig('cases', {}).config.databaseLimits).toEqual({
      sessions: 12,
      waitMs: 5_000,
      statementMs: 30_000,
    });
    const env = { DATABASE_SESSIONS: '4', DATABASE_WAIT_SECONDS: '2', DATABASE_STATEMENT_SECONDS: '60' };
    expect(readSubgraphConfig('cases', env).config.databaseLimits).toEqual({
      sessions: 4,
      waitMs: 2_000,
      statementMs: 60_000,
    });
    expect(faultsOf({ DATABASE_SESSIONS: '0' })).toContain('DATABASE_SESSIONS is malformed: expected 1 to 200');
    expect(faultsOf({ DATABASE_WAIT_SECONDS: 'long' })).toContain('DATABASE_WAIT_SECONDS is malformed');
  });

  it('never repeats a secret', () => {
    expect(faultsOf({ CASES_ENVELOPE_KEYS: 'a:hunter2', CURSOR_KEY: 'hunter2' })).not.toContain('hunter2');
    expect(faultsOf(over('mysql://reader:hunter2@db/cases?ssl=true'))).not.toContain('hunter2');
    expect(faultsOf(over('mysql://reader:hun/ter2@db/cases'))).not.toContain('ter2');
  });
});
