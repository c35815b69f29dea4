import { readFileSync } from 'node:fs';

import { expect, it } from '@jest/globals';

import { REFUSAL_REASONS } from './refusal.ts';

it('the README tells each reason for which a token is refused, in its words', () => {
  const readme = readFileSync(new URL('./README.md', import.meta.url), 'utf8');
  const rows = [...readme.matchAll(/^\| `([A-Z_]+)` +\| (.+?) +\|$/gm)].map(([, reason, meaning]) => [reason, meaning]);
  expect(rows).toEqual(Object.entries(REFUSAL_REASONS));
});
