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
  it('needs nothing on a developer’s machine', () => {
    const { config, secrets } = readSubgraphConfig('cases', {});
    expect(config).toMatchObject({ port: 4001, envelopeLifetimeMs: 30_000 });
    expect(secrets.envelopeKeys.map(({ id }) => id)).toEqual(['development']);
  });

  it('has no default in production for whom to believe', () => {
    expect(faultsOf(PRODUCTION)).toBe('');
    expect(faultsOf({ ...PRODUCTION, CASES_ENVELOPE_KEYS: '' })).toContain('CASES_ENVELOPE_KEYS is not set');
  });

  it.each(['cases', 'linkage'])('does not take in production the key that every developer has for %s', (name) => {
    const key = developmentKeyText(name).replace('development:', 'mine:');
    expect(faultsOf({ ...PRODUCTION, CASES_ENVELOPE_KEYS: key })).toContain('holds the development key');
  });

  it.each(['0', '301', '1e9', 'soon'])('takes no envelope’s lifetime of %s seconds', (seconds) => {
    expect(faultsOf({ ENVELOPE_SECONDS: seconds })).toContain('ENVELOPE_SECONDS is malformed: expected 1 to 300');
  });

  it('never repeats a secret', () => {
    expect(faultsOf({ CASES_ENVELOPE_KEYS: 'a:hunter2', CURSOR_KEY: 'hunter2' })).not.toContain('hunter2');
  });
});
