import { inspect } from 'node:util';

import { describe, expect, it } from '@jest/globals';

import { envelopeKeysText, sharesSecret } from './envelope-key.ts';

const [ONE, OTHER] = ['one-secret-of-at-least-thirty-two-bytes', 'other-secret-of-at-least-32-bytes'];

describe('keys of envelopes', () => {
  it('are read in their order, with what stands after the first colon as the secret', () => {
    const keys = envelopeKeysText.parse(`2026a:${ONE}, 2026b:a:b:${OTHER}`);
    expect(keys.map(({ id }) => id)).toEqual(['2026a', '2026b']);
    expect(keys.map(({ secret }) => secret.export().toString())).toEqual([ONE, `a:b:${OTHER}`]);
  });

  it.each([
    ['nothing', ''],
    ['a secret without an id', ONE],
    ['a secret that is too short', 'a:short'],
    ['an id that is empty', `:${ONE}`],
    ['an id with a dot', `a.b:${ONE}`],
    ['the same id twice', `a:${ONE},a:${OTHER}`],
    ['a comma at the end', `a:${ONE},`],
  ])('are not read from %s, and the message repeats nothing of it', (_, text) => {
    const { error } = envelopeKeysText.safeParse(text);
    expect(error?.issues[0]?.message).toMatch(/^id:secret with commas between/);
    if (text !== '') {
      expect(error?.message).not.toContain(text);
    }
  });

  it('do not show their secret when printed or logged', () => {
    const keys = envelopeKeysText.parse(`a:${ONE}`);
    expect(`${inspect(keys, { depth: null, showHidden: true })} ${JSON.stringify(keys)}`).not.toContain(ONE);
  });

  it('tell when two subgraphs hold the same secret', () => {
    const cases = envelopeKeysText.parse(`a:${ONE}`);
    expect(sharesSecret(cases, envelopeKeysText.parse(`b:${OTHER},c:${ONE}`))).toBe(true);
    expect(sharesSecret(cases, envelopeKeysText.parse(`a:${OTHER}`))).toBe(false);
  });
});
