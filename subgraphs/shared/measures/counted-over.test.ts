import { expect, it } from '@jest/globals';

import { makeTrees } from '../database/trees.ts';
import { SUPREME_COURT_VIEWER } from '../testing/viewers.ts';

import { requireWithinScope, toldWhole } from './counted-over.ts';

const trees = makeTrees({
  regions: ['310000', '310100', '310101'].flatMap((descendant, at, all) =>
    all.slice(0, at + 1).map((ancestor) => ({ ancestor, descendant, ancestorLevel: 'ANY' })),
  ),
  courts: [
    ['沪', '沪'],
    ['沪', '沪02'],
    ['沪', '沪0101'],
    ['沪', '沪74'],
    ['沪02', '沪02'],
    ['沪02', '沪0101'],
    ['沪0101', '沪0101'],
    ['沪74', '沪74'],
  ].map(([ancestor = '', descendant = '']) => ({ ancestor, descendant, ancestorLevel: 'ANY' })),
  directory: [
    { courtCode: '沪', regionCode: '310000' },
    { courtCode: '沪02', regionCode: '310100' },
    // A financial court serves the same region.
    { courtCode: '沪74', regionCode: '310100' },
    { courtCode: '沪0101', regionCode: '310101' },
  ],
});

it.each([
  ['沪', { 310000: true, 310100: true, 310101: true }],
  ['沪02', { 310000: false, 310100: false, 310101: true }],
  ['沪74', { 310000: false, 310100: false, 310101: false }],
  ['沪0101', { 310000: false, 310100: false, 310101: true }],
])('%s is told a region whole where all of its courts are its own', (court, expected) => {
  const viewer = { ...SUPREME_COURT_VIEWER, court };
  const isWhole = toldWhole({ viewer, trees });
  expect(Object.fromEntries(Object.keys(expected).map((region) => [region, isWhole(region)]))).toEqual(expected);
  for (const [region, isTold] of Object.entries(expected)) {
    const ask = () => requireWithinScope({ viewer, trees }, { filter: { region } } as never);
    if (isTold) {
      ask();
    } else {
      expect(ask).toThrow('统计范围以外');
    }
  }
});
