import { beforeAll, describe, expect, it } from '@jest/globals';

import { SUBGRAPHS } from '../definitions.ts';

import { catalogueOf, type CatalogueTable } from './catalogue.ts';
import { printCatalogue, printViews } from './print-catalogue.ts';

describe.each(Object.values(SUBGRAPHS))('the catalogue of $name', (definition) => {
  let tables: CatalogueTable[] = [];

  beforeAll(async () => {
    tables = await catalogueOf(definition);
  });

  it('says in Chinese what every column means', () => {
    const silent = tables.flatMap(({ name, columns }) =>
      columns.filter(({ meaning }) => !/\p{sc=Han}/u.test(meaning ?? '')).map((column) => `${name}.${column.name}`),
    );
    expect(silent).toEqual([]);
  });

  it('has a Chinese label for every member', () => {
    const labels = tables.flatMap(({ columns }) => columns.flatMap(({ members }) => members));
    expect(labels.length).toBeGreaterThan(10);
    expect(labels.filter(([, label]) => !/\p{sc=Han}/u.test(label))).toEqual([]);
  });

  it('prints a view, and an empty one, for every table', () => {
    const views = printViews(definition.name, tables);
    for (const { name, columns } of tables) {
      expect(views).toContain(`create or replace sql security definer view ${name} as`);
      expect(printCatalogue(definition.name, tables)).toContain(`\n## ${name}\n`);
      for (const column of columns) {
        expect(views).toContain(column.name);
      }
    }
    expect(views).toContain('from dual where 1 = 0;');
  });
});

describe('what a column is for', () => {
  it('is told from keys, links, lists and the statements of statistics', async () => {
    const tables = await catalogueOf(SUBGRAPHS.cases);
    const columns = tables.find(({ name }) => name === 'enforcement_case')?.columns ?? [];
    const uses = (wanted: string) => columns.find(({ name }) => name === wanted)?.uses;
    expect(uses('id')).toEqual(['主键', '排序', '统计']);
    expect(uses('filed_on')).toEqual(['筛选', '排序', '统计']);
    expect(uses('court_code')).toEqual(['关联 court_closure.descendant', '筛选', '统计']);
    expect(uses('officer_name')).toEqual([]);
    expect(columns.find(({ name }) => name === 'case_number')).toMatchObject({ type: 'varchar(64)', uses: ['唯一'] });
  });
});
