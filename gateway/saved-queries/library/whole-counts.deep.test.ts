import { readFile } from 'node:fs/promises';

import { describe, expect, it } from '@jest/globals';

import { bearerHeaders, type Bearer } from '../../authentication/issuing/personas.ts';
import { describeWholeGraph } from '../../verification/support/whole-graph.ts';
import { LIBRARY, readDefinitions } from '../registry.ts';
import type { Cell } from '../saved-query.ts';

interface Figure {
  readonly region: string;
  readonly period: string | null;
  readonly measure: string;
  readonly value?: number;
}

const queries = (await readDefinitions([LIBRARY])).definitions.map(({ query }) => query);
const statistics = queries.filter(({ rowPath }) => rowPath[0]?.endsWith('Statistics'));

const GANZI = '513300';
const committeeOfGanzi: Bearer = {
  audience: 'committee',
  subject: 'committee-of-ganzi',
  region: GANZI,
  purpose: '执行监督',
};

/** For measures that were published of Ganzi, the query and column that must say the same. */
const TOLD_IN: Readonly<Record<string, readonly [query: string, column: string]>> = {
  enforcement_cases_total: ['yearly-table-by-region', 'total'],
  enforcement_cases_new: ['yearly-table-by-region', 'new_cases'],
  enforcement_cases_carried_over: ['yearly-table-by-region', 'carried_over'],
  enforcement_cases_concluded: ['yearly-table-by-region', 'concluded'],
  online_auctions: ['auctions-by-region', 'auctions_held'],
};

it.each(statistics.map(({ name, columns }) => ({ name, columns })))(
  '$name says over what it counts, and why a cell is empty',
  ({ columns }) => {
    const paths = columns.map(({ path }) => path.join('.'));
    expect(paths).toEqual(expect.arrayContaining(['scopeLabel', 'withheld', 'withheldReason']));
  },
);

describeWholeGraph('counts in files', (graph) => {
  const get = async (path: string, bearer: Bearer) =>
    fetch(`${graph.url}${path}`, { headers: await bearerHeaders(bearer) });

  it('tell a committee of Ganzi what was published of Ganzi', async () => {
    const rowsOf = async (query: string) => {
      const text = await (await get(`/q/${query}.ndjson`, committeeOfGanzi)).text();
      const lines = text.split('\n').filter((line) => line !== '');
      return [query, lines.map((line) => JSON.parse(line) as Readonly<Record<string, Cell>>)] as const;
    };
    const rows = new Map(await Promise.all(['yearly-table-by-region', 'auctions-by-region'].map(rowsOf)));
    const text = await readFile(new URL('../../../seed/reported-figures.json', import.meta.url), 'utf8');
    const { figures } = JSON.parse(text) as { readonly figures: readonly Figure[] };
    const published = figures.flatMap(({ region, period, measure, value }) =>
      region === GANZI && measure in TOLD_IN && value !== undefined ? [{ period, measure, value }] : [],
    );
    expect(published).toHaveLength(4 * 4 + 1);
    expect(published).toContainEqual({ period: '2022', measure: 'enforcement_cases_total', value: 4194 });
    const told = published.map(({ period, measure }) => {
      const [query, column] = TOLD_IN[measure]!;
      const row = rows.get(query)?.find((one) => one['period'] === period && one['scope'] === '本地区全部');
      return { period, measure, value: row?.[column] };
    });
    expect(told).toEqual(published);
  });

  describe.each([
    ['a region that is not the viewer’s', `region=${GANZI}`, '统计范围以外'],
    ['a period of days', 'period=2021-01-05/2021-03-20', '期间须为整月'],
  ])('of %s', (_, parameter, reason) => {
    it('are refused with the reason, not given in part', async () => {
      const response = await get(`/q/case-rates-by-court.csv?${parameter}`, 'assessment');
      const { errors } = (await response.json()) as { readonly errors: readonly [{ readonly message: string }] };
      expect(response.status).toBe(400);
      expect(errors[0].message).toContain(reason);
    });
  });
});
