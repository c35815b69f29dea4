import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { IS_DEEP } from '../../../subgraphs/shared/testing/depth.ts';

import { allCandidates, type Candidate } from './candidates.ts';
import { readGraph, readGraphs } from './federation-graph.ts';
import { outcomeOf, scoreGraph, scoreTable, type CaseScore } from './score.ts';

/** The graphs of which plain `@apollo/gateway` answers something wrongly or not at all; the deep test runs all. */
const QUICK = /^(key-unresolvable-back|requires-arguments|inaccessible)$/;

describe('small federation graphs', () => {
  let candidates: readonly Candidate[] = [];
  beforeAll(async () => {
    candidates = await allCandidates();
  });
  afterAll(() => Promise.all(candidates.map((candidate) => candidate.close())));

  it('are answered rightly or refused with a reason, by each planner and executor', async () => {
    const all = await readGraphs();
    expect(all.length).toBeGreaterThanOrEqual(50);
    const graphs = all.filter(({ name }) => IS_DEEP || QUICK.test(name));
    const scores: CaseScore[] = [];
    for (const graph of graphs) {
      for (const candidate of candidates.filter(({ isOurs }) => IS_DEEP || isOurs)) {
        scores.push(...(await scoreGraph(candidate, graph)));
      }
    }
    const names = candidates.map(({ name }) => name);
    process.stdout.write(`${scoreTable(graphs.length, scores, names)}\n`);
    const ours = scores.filter(({ candidate }) => candidates.some(({ name, isOurs }) => isOurs && name === candidate));
    expect(ours.filter(({ outcome }) => outcome !== 'right' && !outcome.startsWith('refused'))).toEqual([]);
    // Served are all that plain @apollo/gateway serves. Only Hive's planner refuses operations: those with interface objects.
    const refused = ours.filter(({ outcome, candidate }) => outcome === 'refused' && !candidate.startsWith('hive'));
    expect(refused).toEqual([]);
    expect(new Set(ours.filter(({ outcome }) => outcome === 'refused').map(({ graph }) => graph))).toEqual(
      new Set(IS_DEEP ? ['interface-object'] : []),
    );
    expect(new Set(ours.filter(({ outcome }) => outcome === 'refused at start').map(({ graph }) => graph))).toEqual(
      new Set(IS_DEEP ? ['context'] : []),
    );
  }, 600_000);
});

describe('the outcome of a case', () => {
  const errorAt = (...path: string[]) => ({ path, message: '' });
  const expected = { data: { a: 1, b: { c: null } }, errors: ['b.c'] };

  it('is right with the same bytes and the expected paths only', () => {
    const dataText = '{"a":1,"b":{"c":null}}';
    expect(outcomeOf({ dataText, errors: [errorAt('b', 'c')] }, expected, true)).toBe('right');
    expect(outcomeOf({ dataText, errors: [errorAt('b', 'c'), errorAt('a')] }, expected, true)).toBe('error');
    expect(outcomeOf({ dataText, errors: [] }, expected, true)).toBe('silent');
  });

  it('is silent where something is missing and nothing says so, and wrong where something else is there', () => {
    expect(outcomeOf({ dataText: '{"a":null,"b":{"c":null}}', errors: [errorAt('b', 'c')] }, expected, true)).toBe(
      'silent',
    );
    expect(outcomeOf({ dataText: '{"a":2,"b":{"c":null}}', errors: [errorAt('a')] }, expected, true)).toBe('wrong');
    expect(outcomeOf({ dataText: '{"b":{"c":null},"a":1}', errors: [] }, expected, true)).toBe('wrong');
  });

  it('is a refusal without data and with an error', () => {
    expect(outcomeOf({ dataText: undefined, errors: [errorAt()] }, expected, true)).toBe('refused');
    expect(outcomeOf({ dataText: 'null', errors: [] }, expected, true)).toBe('silent');
    expect(outcomeOf({ dataText: undefined, errors: [errorAt()] }, { data: null }, true)).toBe('right');
  });
});

describe('a graph that is not well formed', () => {
  it('is named with what is missing', () => {
    expect(() => readGraph('mine', 'about: x\nsubgraphs: {}')).toThrow(
      /The federation graph mine is not well formed: .*cases/s,
    );
  });
});
