import { describe, expect, it } from '@jest/globals';

import { readTokenOptions } from './token-options.ts';

const read = (...args: string[]) => readTokenOptions(args);

describe('npm run token', () => {
  it('issues the claims of an audience, in canonical form', () => {
    expect(read('--audience', 'court', '--court', '闽０９０２', '--hours', '0.5', '--purpose', '办案')).toEqual({
      kind: 'token',
      office: undefined,
      claims: { audience: 'court', subject: 'developer', court: '闽0902', purpose: '办案', scope: undefined },
      hours: 0.5,
    });
    expect(read('--audience', 'analyst', '--region', '000000')).toMatchObject({ claims: { region: '000000' } });
    expect(read('--audience', 'auditor')).toMatchObject({ hours: 8 });
  });

  it('prints help', () => {
    expect(read('--help')).toEqual({ kind: 'help' });
  });

  it('signs with an office’s own key, as its issuer and for its service', () => {
    const args = ['--audience', 'auditor', '--key', 'k.json', '--issuer', 'https://id.test', '--service', 'lianzhi'];
    expect(read(...args)).toMatchObject({
      office: { key: 'k.json', parties: { issuer: 'https://id.test', service: 'lianzhi' } },
    });
    expect(read('--make-key', 'k.json')).toEqual({ kind: 'make-key', file: 'k.json' });
  });

  it.each([
    ['no audience', [], /^--audience must be one of court, /],
    ['an unknown audience', ['--audience', 'judge'], /^--audience must be one of court, /],
    ['no court', ['--audience', 'court'], /^--audience court needs --court/],
    ['a region for a court', ['--audience', 'court', '--region', '350900'], /^--region does not apply to court/],
    ['a malformed region', ['--audience', 'analyst', '--region', '35'], /^--region is not six digits; expected /],
    [
      'a unit code with a wrong check digit',
      ['--audience', 'member', '--unit', '113509000000000191'],
      /^--unit has a check /,
    ],
    ['zero hours', ['--audience', 'auditor', '--hours', '0'], /^--hours must be above 0/],
    ['too many hours', ['--audience', 'auditor', '--hours', '721'], /^--hours must be above 0/],
    [
      'a key without issuer and service',
      ['--audience', 'auditor', '--key', 'k.json'],
      /^--key, --issuer and --service must be/,
    ],
    ['an empty name', ['--audience', 'auditor', '--subject', ''], /^--subject must have 1 to 200/],
    ['an unknown option', ['--role', 'x'], /--role/],
  ])('refuses %s, and says what was expected', (_, args, message) => {
    expect(() => readTokenOptions(args)).toThrow(message);
  });
});
