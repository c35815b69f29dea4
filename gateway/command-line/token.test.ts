import { describe, expect, it } from '@jest/globals';

import { requestOf } from './request-of.ts';
import { tokenCommand } from './token.ts';

const read = (...line: string[]) => requestOf(tokenCommand, ...line);

describe('lianzhi token', () => {
  it('makes the claims of an audience, in canonical form', async () => {
    expect(await read('--audience', 'court', '--court', '闽０９０２', '--hours', '0.5', '--purpose', '办案')).toEqual({
      kind: 'token',
      office: undefined,
      claims: { audience: 'court', subject: 'developer', court: '闽0902', purpose: '办案', scope: undefined },
      hours: 0.5,
    });
    expect(await read('--audience', 'analyst', '--region', '000000')).toMatchObject({ claims: { region: '000000' } });
    expect(await read('--audience', 'auditor')).toMatchObject({ hours: 8 });
  });

  it('only shows help where the line has --help, whatever else it contains', async () => {
    expect(await read('--help')).toBeUndefined();
    expect(await read('--audience', 'judge', '--role', '--help')).toBeUndefined();
  });

  it('signs with an office’s own key, for its own parties', async () => {
    const args = ['--audience', 'auditor', '--key', 'k.json', '--issuer', 'https://id.test', '--service', 'lianzhi'];
    expect(await read(...args)).toMatchObject({
      office: { key: 'k.json', parties: { issuer: 'https://id.test', service: 'lianzhi' } },
    });
    expect(await read('--make-key', 'k.json')).toEqual({ kind: 'make-key', file: 'k.json' });
    expect(await read('--make-key')).toEqual({ kind: 'make-key', file: undefined });
  });

  it.each([
    ['no audience', [], /^--audience is one of court, /],
    ['an unknown audience', ['--audience', 'judge'], /^--audience is one of court, /],
    ['no court', ['--audience', 'court'], /^--audience court needs --court/],
    [
      'a region for a court',
      ['--audience', 'court', '--region', '350900'],
      /^--region does not go with --audience court/,
    ],
    ['a malformed region', ['--audience', 'analyst', '--region', '35'], /^--region is not six digits; expected /],
    [
      'a code with a wrong check digit',
      ['--audience', 'member', '--unit', '113509000000000181'],
      /^--unit has a check /,
    ],
    ['a lifetime of 0 hours', ['--audience', 'auditor', '--hours', '0'], /^--hours is a number above 0/],
    ['a lifetime that is too long', ['--audience', 'auditor', '--hours', '721'], /^--hours is a number above 0/],
    [
      'a key without issuer and service',
      ['--audience', 'auditor', '--key', 'k.json'],
      /^--issuer and --service go together/,
    ],
    ['an empty name', ['--audience', 'auditor', '--subject', ''], /^--subject is a text of 1 to 200/],
    ['an unknown option', ['--role', 'x'], /^Unknown option --role\./],
  ])('refuses %s, and says what is expected', async (_, args, message) => {
    await expect(read(...args)).rejects.toThrow(message);
  });
});
