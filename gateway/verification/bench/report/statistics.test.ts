import { expect, it } from '@jest/globals';

import { connectionsFor, readBenchOptions } from '../options.ts';

import { ratio } from './statistics.ts';

it('a ratio is of the rounds that both were in, however many more one had', () => {
  expect(ratio([2, 6, 3, 100], [1, 2, 3])).toBe('2.00 (1.00–3.00)');
  expect(ratio([1, 2, 3], [2, 2, 3, 0.1])).toBe('1.00 (0.500–1.00)');
});

it('a query is asked over no more connections than it has variables, so that no two under way are alike', () => {
  const workload = { name: 'agencies', query: '{ a }', variables: Array.from({ length: 10 }, () => ({})) };
  expect(connectionsFor(workload, readBenchOptions(['--connections', '7']))).toBe(7);
  expect(connectionsFor(workload, readBenchOptions([]))).toBe(10);
  expect(connectionsFor(workload, readBenchOptions(['--connections', '15', '--live']))).toBe(3);
});
