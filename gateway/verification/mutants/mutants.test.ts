import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { describe, expect, it, jest } from '@jest/globals';
import { parse } from 'graphql';

import { readRules } from '../../authorization/read-rules.ts';
import { readCommittedSupergraph } from '../../serving/supergraph-file.ts';

import { judgeAllFilters, judgeAllRules } from './judge.ts';
import { HOOKS } from './mutations/all-mutations.ts';
import { withoutHook } from './mutations/mutation.ts';
import { ROOT } from './mutations/scratch-copy.ts';
import { joinedRules } from './rules/joined-rules.ts';
import { openRuleGround } from './rules/rule-mutants.ts';
import { countOf, type Verdict } from './verdict.ts';

// More than a thousand mutants; on a busy machine the usual time is short.
jest.setTimeout(1_200_000);

describe('a deleted rule', () => {
  it('is noticed, wherever it changes anything for anybody', async () => {
    const verdicts = await all(judgeAllRules());
    expect(verdicts.filter(({ outcome }) => outcome === 'survived')).toEqual([]);
    expect(countOf(verdicts, 'killed')).toBeGreaterThan(200);
    // A type together with the fields of its class has nothing else behind it.
    const equivalent = verdicts.filter(({ outcome }) => outcome === 'equivalent');
    expect(equivalent.filter(({ mutant }) => mutant.endsWith(' and its own'))).toEqual([]);
  });

  it('is judged by the rules that composition writes into the supergraph', async () => {
    const { links, ruled, places } = await openRuleGround();
    const composed = readRules(parse(await readCommittedSupergraph()));
    const joined = joinedRules(
      links,
      ruled.map(({ sdl }) => sdl),
    );
    const ruleText = (rules: typeof joined) =>
      places.map(({ type, field }) => [
        `${type}.${field}`,
        [...(rules.fieldRule(type, field) ?? [])].map((group) => JSON.stringify(group)).toSorted(),
      ]);
    expect(ruleText(joined)).toEqual(ruleText(composed));
  });
});

describe('a deleted row filter', () => {
  it('is noticed, for each record and audience', async () => {
    const verdicts = await all(judgeAllFilters());
    expect(verdicts.filter(({ outcome }) => outcome === 'survived')).toEqual([]);
    expect(countOf(verdicts, 'killed')).toBeGreaterThan(300);
    // Nothing but a form that a record is seen in by whoever sees it may be without effect.
    expect(verdicts.filter(({ outcome, mutant }) => outcome === 'equivalent' && !/ with its /.test(mutant))).toEqual(
      [],
    );
  });
});

// Deleting them takes minutes: `npm run mutants -- hooks`.
describe('the hooks', () => {
  it.each(HOOKS)('$name: its text stands in its file once, and its tests are there', async (hook) => {
    const text = await readFile(join(ROOT, hook.file), 'utf8');
    expect(withoutHook(text, hook)).not.toBe(text);
    expect(hook.tests.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });

  it('have names of their own', () => {
    expect(new Set(HOOKS.map(({ name }) => name)).size).toBe(HOOKS.length);
  });

  it('whose text is not there, or twice, are told by name', () => {
    const hook = { name: 'a door', file: 'house.ts', from: 'shut()', to: '', tests: [] };
    expect(withoutHook('open(); shut();', hook)).toBe('open(); ;');
    expect(() => withoutHook('open();', hook)).toThrow('a door: house.ts has the text');
    expect(() => withoutHook('shut(); shut();', hook)).toThrow('2 times');
  });
});

async function all(verdicts: AsyncIterable<Verdict>): Promise<Verdict[]> {
  const found: Verdict[] = [];
  for await (const verdict of verdicts) {
    found.push(verdict);
  }
  return found;
}
