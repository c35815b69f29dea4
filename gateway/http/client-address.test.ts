import type { IncomingMessage } from 'node:http';

import { describe, expect, it } from '@jest/globals';

import { clientAddress, isAddressOrNetwork, trustedProxies } from './client-address.ts';

function addressOf(remoteAddress: string, forwarded: string | undefined, proxies: readonly string[]): string {
  const request = {
    socket: { remoteAddress },
    headers: { 'x-forwarded-for': forwarded },
  } as unknown as IncomingMessage;
  return clientAddress(request, trustedProxies(proxies));
}

describe('the address of a client', () => {
  it.each([
    ['of the connection', '203.0.113.9', undefined, [], '203.0.113.9'],
    ['not what a client writes', '203.0.113.9', '198.51.100.1', ['10.0.0.1'], '203.0.113.9'],
    ['what a trusted proxy writes', '10.0.0.1', '203.0.113.9', ['10.0.0.1'], '203.0.113.9'],
    [
      'not what a client wrote before the proxy',
      '10.0.0.1',
      '198.51.100.1, 203.0.113.9',
      ['10.0.0.0/8'],
      '203.0.113.9',
    ],
    ['behind two proxies', '10.0.0.1', '203.0.113.9, 10.2.0.1', ['10.0.0.0/8'], '203.0.113.9'],
    ['the proxy’s where it writes none', '10.0.0.1', undefined, ['10.0.0.1'], '10.0.0.1'],
    ['the proxy’s where it writes nonsense', '10.0.0.1', 'unknown', ['10.0.0.1'], '10.0.0.1'],
    ['IPv4 over a socket of IPv6', '::ffff:203.0.113.9', undefined, [], '203.0.113.9'],
    ['a network of IPv6', '2001:db8:1:2:aaaa::1', undefined, [], '2001:db8:1:2::/64'],
    ['the same network, written short', '2001:db8:1:2::5', undefined, [], '2001:db8:1:2::/64'],
  ] as const)('is %s', (_what, remote, forwarded, proxies, expected) => {
    expect(addressOf(remote, forwarded, proxies)).toBe(expected);
  });

  it.each([
    ['10.0.0.5', true],
    ['10.0.0.0/8', true],
    ['2001:db8::/32', true],
    ['10.0.0.0/33', false],
    ['proxy', false],
    ['10.0.0.0/8/8', false],
  ])('may be configured as that of a proxy: %s %s', (entry, expected) => {
    expect(isAddressOrNetwork(entry)).toBe(expected);
  });
});
