import { describe, expect, it } from '@jest/globals';

import { readCredentials } from './credentials.ts';

const BASIC = `Basic ${Buffer.from('officer-1:a.b.c').toString('base64')}`;
const SAME_ORIGIN = ['Sec-Fetch-Site', 'same-origin'];

/** What was read, or the reason of the refusal. */
function read(method: string, rawHeaders: readonly string[]): unknown {
  try {
    return readCredentials({ method, rawHeaders: [...rawHeaders] });
  } catch (error) {
    return (error as { reason?: string }).reason ?? error;
  }
}

describe('HTTP Basic', () => {
  const login = { userName: 'officer-1', token: 'a.b.c' };

  it.each(['GET', 'HEAD'])('is accepted for %s, but not where another site’s page embeds the address', (method) => {
    expect(read(method, ['Authorization', BASIC])).toEqual(login);
    expect(read(method, ['Authorization', BASIC, 'Sec-Fetch-Site', 'none'])).toEqual(login);
    for (const site of ['cross-site', 'same-site']) {
      const embedded = ['Authorization', BASIC, 'Sec-Fetch-Site', site, 'Sec-Fetch-Mode', 'no-cors'];
      expect(read(method, embedded)).toBe('BASIC_NOT_HERE');
      // A link on another site, which a person follows.
      expect(read(method, [...embedded.slice(0, -1), 'navigate'])).toEqual(login);
    }
  });

  it.each(['POST', 'PUT', 'DELETE'])(
    'is accepted for %s only where the browser says that a page of ours sends it',
    (method) => {
      expect(read(method, ['Authorization', BASIC, ...SAME_ORIGIN])).toEqual(login);
      expect(read(method, ['authorization', BASIC, 'sec-fetch-site', 'same-origin'])).toEqual(login);
      expect(read(method, ['Authorization', BASIC])).toBe('BASIC_NOT_HERE');
      for (const site of ['cross-site', 'same-site', 'none', '', 'Same-Origin', 'same-origin, same-origin']) {
        expect([site, read(method, ['Authorization', BASIC, 'Sec-Fetch-Site', site])]).toEqual([
          site,
          'BASIC_NOT_HERE',
        ]);
      }
    },
  );

  it('is refused where either header appears twice', () => {
    expect(read('POST', ['Authorization', BASIC, ...SAME_ORIGIN, ...SAME_ORIGIN])).toBe('HEADER_MALFORMED');
    expect(read('POST', ['Authorization', BASIC, ...SAME_ORIGIN, 'sec-fetch-site', 'cross-site'])).toBe(
      'HEADER_MALFORMED',
    );
    expect(read('POST', ['Authorization', BASIC, 'authorization', BASIC, ...SAME_ORIGIN])).toBe('HEADER_MALFORMED');
  });

  it('is refused without a colon', () => {
    const text = Buffer.from('a.b.c').toString('base64');
    expect(read('GET', ['Authorization', `Basic ${text}`])).toBe('HEADER_MALFORMED');
  });
});

describe('a Bearer token', () => {
  it.each(['GET', 'POST', 'DELETE'])('is accepted for %s, from wherever the request comes', (method) => {
    expect(read(method, ['Authorization', 'Bearer a.b.c', 'Sec-Fetch-Site', 'cross-site'])).toEqual({ token: 'a.b.c' });
    expect(read(method, ['Authorization', 'Bearer a.b.c'])).toEqual({ token: 'a.b.c' });
  });
});

it('no Authorization header means no credentials', () => {
  expect(read('POST', SAME_ORIGIN)).toBeUndefined();
});
