import { readFileSync } from 'node:fs';

import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';

import { AUDIENCES } from '../../../subgraphs/shared/access/audiences.ts';

import { examplesFor, openExample, tabName } from './examples.ts';
import type { Example } from './gateway-client.ts';

const examples = JSON.parse(
  readFileSync(new URL('./public/examples.json', import.meta.url), 'utf8'),
) as readonly Example[];
const NOWHERE = { region: null };

describe('the examples', () => {
  it.each(AUDIENCES)('are at least two for %s, with and without the sample data', (audience) => {
    expect(examplesFor(examples, audience, false).length).toBeGreaterThanOrEqual(2);
    expect(examplesFor(examples, audience, true).length).toBeGreaterThanOrEqual(
      examplesFor(examples, audience, false).length,
    );
  });

  it('are none where it is not known who asks', () => {
    expect(examplesFor(examples, undefined, true)).toEqual([]);
  });

  it('have titles and questions in both languages, and titles that tell them apart', () => {
    for (const { title, question } of examples) {
      for (const text of [title, question]) {
        expect(text.zh).toMatch(/^[^A-Za-z]+$/);
        expect(text.en).toMatch(/^[^\p{sc=Han}]+$/u);
      }
    }
    expect(new Set(examples.map(({ title }) => title.zh)).size).toBe(examples.length);
  });

  it('name no place outside the sample data', () => {
    const placed = examples.filter(({ sampleData = false, query, variables }) => {
      return !sampleData && /"\d{6}"|"闽|（20/.test(`${query}${JSON.stringify(variables)}`);
    });
    expect(placed).toEqual([]);
  });
});

describe('an example that is opened', () => {
  const own = examples.find(({ ownRegion = false }) => ownRegion)!;
  const region = (code: string) => ({ region: { code, name: null } });

  it('is a valid document under its title, which names the tab', () => {
    for (const example of examples) {
      for (const language of ['zh', 'en'] as const) {
        const { query } = openExample(example, NOWHERE, language);
        parse(query);
        expect(tabName(query, '')).toBe(example.title[language]);
      }
    }
  });

  it('asks about the viewer’s own region, where they have one that is not the whole country', () => {
    const regionIn = (code: string) =>
      (JSON.parse(openExample(own, region(code), 'zh').variables ?? '{}') as { region?: string }).region;
    expect(regionIn('513300')).toBe('513300');
    expect(regionIn('000000')).toBeUndefined();
    expect(openExample(own, NOWHERE, 'zh').variables ?? '').not.toContain('region');
  });
});

describe('the name of a tab', () => {
  it.each([
    ['# 逾期案件\nquery Overdue { a }', '逾期案件'],
    ['\n  #   我的查询  \n{ a }', '我的查询'],
    ['query Overdue { a }', 'Overdue'],
    ['#\nquery Overdue { a }', 'Overdue'],
    ['fragment F on T { a }\nquery Overdue { ...F }', 'Overdue'],
    ['{ a }', '未命名'],
    ['# query Old { a }\n{ a }', 'query Old { a }'],
    ['', '未命名'],
    [null, '未命名'],
  ])('of %j is %s', (query, name) => {
    expect(tabName(query, '未命名')).toBe(name);
  });
});
