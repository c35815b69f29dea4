import { readFileSync } from 'node:fs';

import { describe, expect, it } from '@jest/globals';

import { knownCosts, type KnownCost } from '../verification/support/known-costs.ts';

import { loadLimits } from './audience-limits.ts';

const README = readFileSync(new URL('./README.md', import.meta.url), 'utf8');
const limits = await loadLimits();
const costs = await knownCosts();

function of(from: KnownCost['from']): readonly KnownCost[] {
  return costs.filter((one) => one.from === from);
}

/** The README's tables: cells without the formatter's padding, a line each. */
function rowsOf(heading: string): readonly string[] {
  const section = README.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((line) => line.replaceAll(/ *\| */g, '|'));
}

function least(name: 'cost' | 'budget'): number {
  return Math.min(...Object.values(limits.audiences).map((one) => one[name]));
}

describe('what the project itself asks', () => {
  it.each(['page', 'library', 'digest'] as const)('costs at most half of what one request may: %s', (from) => {
    const { cost } = limits.audiences.assessment;
    expect(of(from).filter((one) => one.cost > cost / 2)).toEqual([]);
    expect(of(from).length).toBeGreaterThan(9);
  });

  it('is paid by a full budget twenty times over, in the middle', () => {
    const sorted = costs.map(({ cost }) => cost).sort((one, other) => one - other);
    expect((sorted[Math.floor(sorted.length / 2)] ?? Infinity) * 20).toBeLessThan(least('budget'));
  });

  it('stands in the README with its cost', () => {
    expect(rowsOf('What questions cost')).toEqual(of('page').map(({ name, cost }) => `|${name}|${cost}|`));
  });

  it('stands in the README in sum: the library and the digest', () => {
    const summary = (['library', 'digest'] as const).map((from) => {
      const sorted = [...of(from)].sort((one, other) => one.cost - other.cost);
      const [first, middle, last] = [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
      return `|${from}|${sorted.length}|${first?.cost}|${middle?.cost}|${last?.cost}|${last?.name}|`;
    });
    expect(rowsOf('What saved queries and the digest cost')).toEqual(summary);
  });

  it('is within the limits that the README lists', () => {
    const audiences = Object.keys(limits.audiences) as (keyof typeof limits.audiences)[];
    const names = Object.keys(limits.audiences.court) as (keyof typeof limits.audiences.court)[];
    expect(rowsOf('Limits')).toEqual(
      names.map((name) => `|\`${name}\`|${audiences.map((one) => limits.audiences[one][name]).join('|')}|`),
    );
  });
});
