import { describe, expect, it } from '@jest/globals';

import { readSubgraphConfig, SubgraphConfigError } from './config.ts';
import { developmentKeyText } from './shared/envelope/envelope-key.ts';

const PRODUCTION = {
  LIANZHI_ENV: 'production',
  SUBGRAPH_HOST: '0.0.0.0',
  CASES_DATABASE_URL: 'mysql://reader@db/cases',
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

  it('never repeats a secret', () => {
    expect(faultsOf({ CASES_ENVELOPE_KEYS: 'a:hunter2', CURSOR_KEY: 'hunter2' })).not.toContain('hunter2');
  });
});
