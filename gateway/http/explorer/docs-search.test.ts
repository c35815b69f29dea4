import { readFileSync } from 'node:fs';

import { describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';

import { docsEntries, searchDocs, termOf } from './docs-search.ts';

const schema = buildSchema(readFileSync(new URL('../../../codegen/api-schema.graphql', import.meta.url), 'utf8'));
const entries = docsEntries(schema);
const found = (text: string, limit = 10) =>
  searchDocs(entries, text, limit).entries.map(({ coordinate }) => coordinate);

describe('the search in the docs', () => {
  it.each([
    ['到位率', 'CaseStatisticsRow.recoveryRate'],
    ['执行到位率', 'EnforcementCase.recoveryRate'],
    ['案件统计', 'Query.caseStatistics'],
    ['信用核查', 'Query.creditCheck'],
    ['当前访问者', 'Viewer'],
    ['失效时间', 'Viewer.expiresAt'],
  ])('finds %s by its Chinese term', (term, coordinate) => {
    expect(found(term)).toContain(coordinate);
  });

  it('finds everything by its Chinese term, and that first', () => {
    const terms = new Set(entries.map(({ term }) => term).filter((term) => term !== ''));
    expect(terms.size).toBeGreaterThan(500);
    for (const term of terms) {
      expect([term, searchDocs(entries, term, 1).entries[0]?.term]).toEqual([term, term]);
    }
  });

  it('finds names in any case, arguments and members of enums', () => {
    expect(found('ENFORCEMENTCASEBYNUMBER')[0]).toBe('Query.enforcementCaseByNumber');
    expect(found('casenumber', 100)).toContain('Query.enforcementCaseByNumber(caseNumber:)');
    expect(found('AudienceC COURT', 5)).toEqual([]);
    expect(found('Audience.COURT')).toEqual(['Audience.COURT']);
  });

  it('takes several words, in both languages and in any order', () => {
    expect(found('expires 失效')).toEqual(found('失效 expires'));
    expect(found('失效 token')).toContain('Viewer.expiresAt');
  });

  it('puts the exact term first, and says how many there are', () => {
    const { entries: listed, count } = searchDocs(entries, '法院', 5);
    expect(listed[0]?.term).toBe('法院');
    expect(listed).toHaveLength(5);
    expect(count).toBeGreaterThan(5);
  });

  it('finds nothing for nothing', () => {
    expect(searchDocs(entries, '  ', 5)).toEqual({ entries: [], count: 0 });
    expect(found('没有这样的词')).toEqual([]);
  });
});

describe('the Chinese term of a description', () => {
  it('is its first word, where that is Chinese', () => {
    expect(termOf('失效时间 When the token expires.')).toBe('失效时间');
    expect(termOf('When the token expires.')).toBe('');
    expect(termOf(undefined)).toBe('');
  });
});
