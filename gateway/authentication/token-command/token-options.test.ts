import { describe, expect, it } from '@jest/globals';

import { readTokenOptions } from './token-options.ts';

const read = (...args: string[]) => readTokenOptions(args);

describe('npm run token', () => {
  it('makes the claims of an audience, in canonical form', () => {
    expect(read('--audience', 'court', '--court', '闽０９０２', '--hours', '0.5', '--purpose', '办案')).toEqual({
      kind: 'token',
      office: undefined,
      claims: { audience: 'court', subject: 'developer', court: '闽0902', purpose: '办案', scope: undefined },
      hours: 0.5,
    });
    expect(read('--audience', 'analyst', '--region', '000000')).toMatchObject({ claims: { region: '000000' } });
    expect(read('--audience', 'auditor')).toMatchObject({ hours: 8 });
  });

  it('tells how it is used', () => {
    expect(read('--help')).toEqual({ kind: 'help' });
  });

  it('signs with an office’s own key, for its own parties', () => {
    const args = ['--audience', 'auditor', '--key', 'k.json', '--issuer', 'https://id.test', '--service', 'lianzhi'];
    expect(read(...args)).toMatchObject({
      office: { key: 'k.json', parties: { issuer: 'https://id.test', service: 'lianzhi' } },
    });
    expect(read('--make-key', 'k.json')).toEqual({ kind: 'make-key', file: 'k.json' });
  });

  it.each([
    ['nobody', [], /^--audience is one of court, /],
    ['an unknown audience', ['--audience', 'judge'], /^--audience is one of court, /],
    ['no court', ['--audience', 'court'], /^--audience court needs --court/],
    ['a region of a court', ['--audience', 'court', '--region', '350900'], /^--region says nothing of court/],
    ['a region that is none', ['--audience', 'analyst', '--region', '35'], /^--region is not six digits; expected /],
    ['a code with a wrong check', ['--audience', 'member', '--unit', '113509000000000191'], /^--unit has a check /],
    ['no time', ['--audience', 'auditor', '--hours', '0'], /^--hours is a number above 0/],
    ['too much time', ['--audience', 'auditor', '--hours', '721'], /^--hours is a number above 0/],
    ['a key for nobody', ['--audience', 'auditor', '--key', 'k.json'], /^--key, --issuer and --service go together/],
    ['an empty name', ['--audience', 'auditor', '--subject', ''], /^--subject is a text of 1 to 200/],
    ['what it does not know', ['--role', 'x'], /--role/],
  ])('refuses %s, and says what was expected', (_, args, message) => {
    expect(() => readTokenOptions(args)).toThrow(message);
  });
});
