import { expect, it } from '@jest/globals';

import { fromThisMachine } from './personas-route.ts';

it.each(['127.0.0.1', '127.1.2.3', '::1', '::ffff:127.0.0.1'])('personas may be served to %s', (address) => {
  expect(fromThisMachine(address)).toBe(true);
});

it.each(['10.0.0.1', '0.0.0.0', '192.168.127.1', '::', 'fe80::1', '::ffff:10.0.0.1', '', undefined])(
  'personas are not served to %s',
  (address) => {
    expect(fromThisMachine(address)).toBe(false);
  },
);
