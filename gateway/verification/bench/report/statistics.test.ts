import { expect, it } from '@jest/globals';

import { benchCommand } from '../../../command-line/bench.ts';
import { requestOf } from '../../../command-line/request-of.ts';
import { connectionsFor, type BenchOptions } from '../options.ts';

import { ratio } from './statistics.ts';

it('a ratio uses the rounds that both have, even if one has more', () => {
  expect(ratio([2, 6, 3, 100], [1, 2, 3])).toBe('2.00 (1.00–3.00)');
  expect(ratio([1, 2, 3], [2, 2, 3, 0.1])).toBe('1.00 (0.500–1.00)');
});

it('a workload gets no more connections than it has variables, so that no two requests in flight are equal', async () => {
  const read = async (...line: string[]) => (await requestOf(benchCommand, ...line)) as BenchOptions;
  const workload = { name: 'agencies', query: '{ a }', variables: Array.from({ length: 10 }, () => ({})) };
  expect(connectionsFor(workload, await read('--connections', '7'))).toBe(7);
  expect(connectionsFor(workload, await read())).toBe(10);
  expect(connectionsFor(workload, await read('--connections', '15', '--live'))).toBe(3);
});
