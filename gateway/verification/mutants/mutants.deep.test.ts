import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { describe, expect, it, jest } from '@jest/globals';
import { parse } from 'graphql';

import { readRules } from '../../authorization/read-rules.ts';
import { readCommittedSupergraph } from '../../serving/supergraph-file.ts';

import { collect, countOf } from './mutant.ts';
import { MUTATIONS } from './mutations/all-mutations.ts';
import { mutate } from './mutations/mutation.ts';
import { ROOT } from './mutations/project-copy.ts';
import { joinedRules } from './rules/joined-rules.ts';
import { openRuleBaseline } from './rules/rule-mutants.ts';
import { runAllFilterMutants, runAllRuleMutants } from './run-mutants.ts';

// More than a thousand mutants; on a busy machine the usual time is short.
jest.setTimeout(1_200_000);

describe('a deleted access rule', () => {
  it('is killed or equivalent', async () => {
    const results = await collect(runAllRuleMutants());
    expect(results.filter(({ outcome }) => outcome === 'survived')).toEqual([]);
    expect(countOf(results, 'killed')).toBeGreaterThan(200);
    // No other rule protects a type together with the fields of its class.
    const equivalent = results.filter(({ outcome }) => outcome === 'equivalent');
    expect(equivalent.filter(({ mutant }) => mutant.endsWith(' and its own'))).toEqual([]);
  });

  it('is deleted from the rules that composition writes into the supergraph', async () => {
    const { links, documents, fields } = await openRuleBaseline();
    const composed = readRules(parse(await readCommittedSupergraph()));
    const joined = joinedRules(links, documents);
    const textOf = (rules: typeof joined) =>
      fields.map(({ type, field }) => [
        `${type}.${field}`,
        [...(rules.fieldRule(type, field) ?? [])].map((group) => JSON.stringify(group)).toSorted(),
      ]);
    expect(textOf(joined)).toEqual(textOf(composed));
  });
});

describe('a deleted row filter', () => {
  it('is killed, or a form with the same rule as its record', async () => {
    const results = await collect(runAllFilterMutants());
    expect(results.filter(({ outcome }) => outcome === 'survived')).toEqual([]);
    expect(countOf(results, 'killed')).toBeGreaterThan(300);
    const equivalent = results.filter(({ outcome }) => outcome === 'equivalent');
    expect(equivalent.filter(({ mutant }) => !/ with its /.test(mutant))).toEqual([]);
  });
});

// `npm run mutants -- mutations` runs them.
describe('the mutations', () => {
  it.each(MUTATIONS)('$file: $meaning', async (mutation) => {
    expect(mutate(await readFile(join(ROOT, mutation.file), 'utf8'), mutation)).toBeDefined();
    expect(mutation.tests.files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });

  it('have different meanings', () => {
    expect(new Set(MUTATIONS.map(({ meaning }) => meaning)).size).toBe(MUTATIONS.length);
  });
});
