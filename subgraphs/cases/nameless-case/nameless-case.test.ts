import { beforeAll, describe, expect, it } from '@jest/globals';

import type { Viewer } from '../../shared/access/viewer.ts';
import type { Row } from '../../shared/database/entity-class.ts';
import { insertClosures } from '../../shared/testing/places.ts';
import { describeOnEachDatabase, type Scratch } from '../../shared/testing/scratch-database.ts';
import { SUPREME_COURT_VIEWER } from '../../shared/testing/viewers.ts';
import { EnforcementCase } from '../enforcement-case/enforcement-case.entity.ts';
import { Party } from '../party/party.entity.ts';
import { Region } from '../region/region.entity.ts';
import { cases } from '../subgraph.ts';
import { caseRow, partyRow } from '../testing/sample-rows.ts';

import { rangeLabel, rangesOf, stepOf } from './claim-ranges.ts';

const ANALYST: Viewer = { ...SUPREME_COURT_VIEWER, audience: 'analyst', court: null, region: '000000' };

interface Shown {
  readonly region: { readonly code: string } | null;
  readonly filedMonth: string | null;
  readonly claimFrom: string | null;
  readonly claimBelow: string | null;
  readonly debtorKind: string;
  readonly cause: string;
}

let serial = 0;

describeOnEachDatabase(cases, 'nameless cases', (scratch) => {
  beforeAll(async () => {
    await insertClosures(scratch, {
      regions: [
        ['350900', '350902', '350921'],
        ['513300', '513301'],
      ],
      courts: [['闽09']],
    });
    await scratch.insert(Region, ...['350900', '513300'].map(prefecture));
    // Ningde, March 2021: twelve persons below 10,000, ten at 70,000, and nine from a million up, one of them with two cases.
    await owe(scratch, 12, { claimAmount: '9999.99', filedOn: '2021-03-31', cause: '小额' });
    await owe(scratch, 10, { claimAmount: '70000.00', filedOn: '2021-03-15', cause: '中额' });
    await owe(scratch, 9, { claimAmount: '1000000.00', filedOn: '2021-03-01', cause: '大额', regionCode: '350921' });
    await owe(scratch, 1, { claimAmount: '2000000.00', filedOn: '2021-03-02', cause: '大额' }, 'the last of the nine');
    // April: nine persons, of whom one has five cases.
    await owe(scratch, 9, { claimAmount: '9999.99', filedOn: '2021-04-01', cause: '四月' });
    for (let times = 0; times < 4; times += 1) {
      await owe(scratch, 1, { claimAmount: '70000.00', filedOn: '2021-04-02', cause: '四月' }, 'the ninth of April');
    }
    // Ganzi: an enterprise and an agency alone.
    await owe(scratch, 1, {
      claimAmount: '60000.00',
      filedOn: '2021-05-06',
      regionCode: '513301',
      debtorKind: 'ENTERPRISE',
      cause: '企业',
    });
  });

  const rows = async (filter = '{}', viewer = ANALYST): Promise<Shown[]> => {
    const { data, errors } = await scratch.ask(
      `{ namelessCases(first: 100, filter: ${filter}) { totalCount nodes { region { code } filedMonth claimFrom claimBelow debtorKind cause } } }`,
      {},
      viewer,
    );
    expect(errors).toBeUndefined();
    const page = data?.['namelessCases'] as unknown as { totalCount: number; nodes: Shown[] };
    expect(page.totalCount).toBe(page.nodes.length);
    return page.nodes;
  };
  const told = (all: readonly Shown[], cause: string) => [
    ...new Set(
      all
        .filter((row) => row.cause === cause)
        .map((row) => [row.region?.code, row.filedMonth, row.claimFrom, row.claimBelow].join(' ')),
    ),
  ];

  it('show prefecture and month, and a range of claims that ten persons or more have', async () => {
    const all = await rows();
    expect(all).toHaveLength(12 + 10 + 10 + 13 + 1);
    expect(told(all, '小额')).toEqual(['350900 2021-03 0.00 10000.00']);
    expect(told(all, '中额')).toEqual(['350900 2021-03 10000.00 ']);
    expect(told(all, '大额')).toEqual(['350900 2021-03 10000.00 ']);
  });

  it('show none of the three where the month is of fewer than ten persons, however many their cases', async () => {
    expect(told(await rows(), '四月')).toEqual(['   ']);
  });

  it('show what an enterprise owes by month and range', async () => {
    expect(told(await rows(), '企业')).toEqual(['513300 2021-05 50000.00 100000.00']);
  });

  it.each([
    ['{ filed: "2021-03" }', 32],
    ['{ filed: "2021-04" }', 0],
    ['{ filed: "2021" }', 33],
    ['{ region: "350900" }', 32],
    ['{ region: "513300", filed: "2021-Q1" }', 0],
    ['{ region: "513300" }', 1],
    ['{ debtorKind: [PERSON], cause: "四月" }', 13],
  ])('are found by %s only where they show it', async (filter, count) => {
    expect(await rows(filter)).toHaveLength(count);
  });

  it.each([
    ['{ region: "350921" }', 'filter.region'],
    ['{ filed: "2021-03-01/2021-03-02" }', 'filter.filed'],
  ])('refuse %s, which is finer than they tell', async (filter, field) => {
    const { errors } = await scratch.ask(`{ namelessCases(filter: ${filter}) { totalCount } }`, {}, ANALYST);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field });
  });

  it('are none for whoever sees the cases of fewer than ten persons in all', async () => {
    expect(await rows('{}', { ...ANALYST, region: '513300' })).toEqual([]);
    expect(await rows('{}', { ...ANALYST, region: '350921' })).toEqual([]);
  });

  it('are counted over what the viewer sees: a county is not told by its prefecture', async () => {
    const own = await rows('{}', { ...ANALYST, region: '350902' });
    expect(told(own, '小额')).toEqual(['350900 2021-03 0.00 10000.00']);
  });

  it.each([
    'id',
    'caseNumber',
    'filedOn',
    'claimAmount',
    'court { code }',
    'parties { id }',
    'judgment { id }',
    'recoveredAmount',
  ])('have no %s', async (field) => {
    const { errors } = await scratch.ask(`{ namelessCases { nodes { ${field} } } }`, {}, ANALYST);
    expect(errors?.[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  async function owe(to: Scratch, persons: number, own: Partial<Row<EnforcementCase>>, person?: string): Promise<void> {
    for (let at = 0; at < persons; at += 1) {
      serial += 1;
      const id = `n${serial}`;
      const isLast = persons === 9 && at === 8;
      const name =
        person ??
        (isLast ? (own.cause === '四月' ? 'the ninth of April' : 'the last of the nine') : `person ${serial}`);
      await to.insert(
        EnforcementCase,
        caseRow(id, { regionCode: '350902', debtorKind: 'PERSON', ...own, caseNumber: `（2021）闽0902执${serial}号` }),
      );
      await to.insert(Party, partyRow(`${id} debtor`, id, { kind: own.debtorKind ?? 'PERSON', name }));
    }
  }
});

function prefecture(code: string): Row<Region> {
  return { code, name: code, level: 'CITY', parentCode: null, validFrom: null, validTo: null, replacedBy: null };
}

describe('ranges of claims', () => {
  const persons = (...sizes: number[]) =>
    sizes.map((size, step) => new Set(Array.from({ length: size }, (_, at) => `${step} ${at}`)));

  it('are the steps where each has ten persons', () => {
    const ranges = rangesOf(persons(10, 10, 10, 10, 10, 10, 10, 10), 10)!;
    expect(ranges.map(({ from, below }) => `${from} ${below}`)).toEqual([
      ...[
        '0 10000',
        '10000 50000',
        '50000 100000',
        '100000 200000',
        '200000 500000',
        '500000 1000000',
        '1000000 5000000',
      ],
      '5000000 null',
    ]);
  });

  it('join steps from below, and what is left to the last', () => {
    const ranges = rangesOf(persons(3, 8, 0, 12, 9), 10)!;
    expect([0, 1, 2, 3, 4, 7].map((step) => `${ranges[step]?.from} ${ranges[step]?.below}`)).toEqual([
      ...['0 50000', '0 50000'],
      ...['50000 null', '50000 null', '50000 null', '50000 null'],
    ]);
    expect(rangesOf(persons(0, 0, 0, 0, 0, 0, 0, 10), 10)![0]).toEqual({ from: '0', below: null });
  });

  it('count a person of several steps once, and are none for fewer than ten in all', () => {
    const same = new Set(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']);
    expect(rangesOf([same, same, same], 10)).toBeUndefined();
  });

  it.each([
    ['0', 0],
    ['9999.99', 0],
    ['10000.00', 1],
    ['499999.99', 4],
    ['5000000', 7],
  ])('have the claim %s in step %s', (claim, step) => {
    expect(stepOf(claim)).toBe(step);
  });

  it('have words', () => {
    expect(rangeLabel({ from: '0', below: '10000' })).toBe('1万元以下');
    expect(rangeLabel({ from: '50000', below: '100000' })).toBe('5万元以上、10万元以下');
    expect(rangeLabel({ from: '5000000', below: null })).toBe('500万元以上');
  });
});
