import { expect, it } from '@jest/globals';

import { nameLimit, OTHER } from './name-limit.ts';

it('gives the first names as they are and `other` for all further ones, of a million too', () => {
  const label = nameLimit(60);
  const labels = new Set<string>();
  for (let at = 0; at < 1_000_000; at += 1) {
    labels.add(label(`Operation${at}`));
  }
  expect(labels.size).toBe(61);
  expect(labels).toContain(OTHER);
  expect(label('Operation0')).toBe('Operation0');
});
