import { describe, expect, it } from '@jest/globals';

import { ConfigError, readConfig } from '../config.ts';

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    return error instanceof ConfigError ? error.faults : [String(error)];
  }
}

describe('GATEWAY_DOCUMENTS', () => {
  it('is open for everybody where it is not set', () => {
    const { modes, folder } = readConfig({}).documents;
    expect(new Set(Object.values(modes))).toEqual(new Set(['open']));
    expect(folder).toBe('none');
  });

  it.each([
    ['open, public=trusted, analyst = log', { court: 'open', public: 'trusted', analyst: 'log' }],
    ['public=trusted', { court: 'open', public: 'trusted' }],
    ['member=open,trusted', { court: 'trusted', member: 'open', public: 'trusted' }],
  ])('%s is read per audience', (text, expected) => {
    const { modes } = readConfig({ GATEWAY_DOCUMENTS: text, TRUSTED_DOCUMENTS: '/documents' }).documents;
    expect(modes).toMatchObject(expected);
  });

  it.each(['shut', 'open,log', 'public=shut', 'nobody=log', 'all=log', 'open,public=log,public=open', 'open,', '=log'])(
    '%s is malformed',
    (text) => {
      expect(faultsOf({ GATEWAY_DOCUMENTS: text, TRUSTED_DOCUMENTS: '/documents' })).toEqual([
        'GATEWAY_DOCUMENTS is malformed: expected one of open, log, trusted, and audience=mode for audiences with another, with commas between.',
      ]);
    },
  );

  it('cannot be trusted without documents, which would refuse every request', () => {
    const fault = 'GATEWAY_DOCUMENTS is trusted for some audience, but TRUSTED_DOCUMENTS names no folder.';
    expect(faultsOf({ GATEWAY_DOCUMENTS: 'open,public=trusted' })).toEqual([fault]);
    expect(faultsOf({ GATEWAY_DOCUMENTS: 'log' })).toEqual([]);
  });
});
