import { expect, it } from '@jest/globals';

import { fromThisMachine, namesThisMachine } from './personas-route.ts';

it.each(['127.0.0.1', '127.1.2.3', '::1', '::ffff:127.0.0.1'])('personas may be served to %s', (address) => {
  expect(fromThisMachine(address)).toBe(true);
});

it.each(['10.0.0.1', '0.0.0.0', '192.168.127.1', '::', 'fe80::1', '::ffff:10.0.0.1', '', undefined])(
  'personas are not served to %s',
  (address) => {
    expect(fromThisMachine(address)).toBe(false);
  },
);

it.each([
  'localhost',
  'localhost:4000',
  'LOCALHOST:4000',
  'app.localhost:4000',
  '127.0.0.1:4000',
  '127.1.2.3',
  '[::1]:4000',
  '[::1]',
])('personas may be served under the name %s', (host) => {
  expect(namesThisMachine(host)).toBe(true);
});

it.each([
  ...[
    'rebound.example',
    'rebound.example:4000',
    'localhost.example',
    'notlocalhost',
    '127.0.0.1.example',
    '127.0.0.1@example',
  ],
  ...[
    '10.0.0.1:4000',
    '0.0.0.0:4000',
    '[::]:4000',
    '[::1',
    '::1',
    '[fe80::1]:4000',
    'localhost:4000, a.example',
    '',
    undefined,
  ],
])('personas are not served under the name %s', (host) => {
  expect(namesThisMachine(host)).toBe(false);
});
