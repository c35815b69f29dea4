import { describe, expect, it } from '@jest/globals';

import { ConfigError, readConfig } from './config.ts';

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    return error instanceof ConfigError ? error.faults : [String(error)];
  }
}

describe('the gateway’s configuration', () => {
  it('needs nothing on a developer’s machine', () => {
    const config = readConfig({});
    expect(config.http.port).toBe(4000);
    expect(config.subgraphs.urls.linkage).toBe('http://127.0.0.1:4005/graphql');
    expect(config.subgraphs.deadlineMs).toBe(5000);
  });

  it('has no defaults in production for where to listen and whom to ask', () => {
    expect(faultsOf({ LIANZHI_ENV: 'production' })).toEqual(
      [
        'GATEWAY_HOST',
        'SUBGRAPH_CASES_URL',
        'SUBGRAPH_ASSETS_URL',
        'SUBGRAPH_CREDIT_URL',
        'SUBGRAPH_PERFORMANCE_URL',
        'SUBGRAPH_LINKAGE_URL',
      ].map((name) => `${name} is not set, and production has no default for it.`),
    );
  });

  it('tells all faults together, and what was expected', () => {
    expect(
      faultsOf({ GATEWAY_PORT: '70000', SUBGRAPH_CASES_URL: 'ftp://x', LIANZHI_ENV: 'prod', LIMIT_DEPTH: '-1' }),
    ).toEqual([
      'LIANZHI_ENV is malformed: expected one of development, test, production.',
      'GATEWAY_PORT is malformed: expected a whole number from 0 to 65535.',
      'SUBGRAPH_CASES_URL is malformed: expected an http:// or https:// address.',
      'LIMIT_DEPTH is malformed: expected a whole number from 1 to 1000000.',
    ]);
  });

  it('never repeats a value, which may be a secret pasted astray', () => {
    expect(faultsOf({ GATEWAY_PORT: 'hunter2-secret' }).join()).not.toContain('hunter2');
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readConfig({ GATEWAY_PORT: '' }).http.port).toBe(4000);
  });
});
