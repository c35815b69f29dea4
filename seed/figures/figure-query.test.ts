import { describe, expect, it } from '@jest/globals';

import type { Computed } from './compare.ts';
import type { FigureQuery } from './figure-query.ts';
import type { GraphAnswer } from './graph-answer.ts';
import { ningdeAgencyFine } from './queries/agency-fine.ts';
import { ganziCases } from './queries/ganzi-cases.ts';
import { xiguRefund } from './queries/xigu-refund.ts';

const DENIED = { code: 'UNAUTHORIZED_FIELD_OR_TYPE' };
const REASON = '无或不足十人';

describe('the numbers of a query', () => {
  it('are those of their year, and a null of a withheld row keeps its reason', async () => {
    const whole = { withheld: false, withheldReason: null };
    const rows = [
      { period: '2019', total: 2203, newCases: 2149, carriedOver: 54, concluded: 2141, ...whole },
      {
        period: '2020',
        total: null,
        newCases: 0,
        carriedOver: 62,
        concluded: null,
        withheld: true,
        withheldReason: REASON,
      },
    ];
    const computed = await answered(ganziCases, { data: { caseStatistics: rows } });
    expect(computed.get('ganzi-2019-total')).toEqual({ value: 2203 });
    const untold = { kind: 'withheld', reason: REASON };
    expect(computed.get('ganzi-2020-total')).toEqual({ value: null, untold });
    expect(computed.get('ganzi-2020-new')).toMatchObject({ value: 0 });
    expect(computed.get('ganzi-2021-total')).toEqual({ value: null });
  });

  it('are none for a viewer who may not read the field, with its class', async () => {
    const errors = [
      { message: 'You may not read Query.payouts.', extensions: { ...DENIED, coordinate: 'Query.payouts' } },
    ];
    expect(await answered(xiguRefund, { data: null, errors })).toEqual(
      new Map([
        [
          'lanzhou-xigu-refund',
          { value: null, untold: { kind: 'not for this audience', reason: 'Query.payouts 财产 asset' } },
        ],
      ]),
    );
  });

  it('are none where the graph refuses the question, with the words of the refusal', async () => {
    const errors = [{ message: 'period is not whole months.', extensions: { code: 'BAD_USER_INPUT' } }];
    const computed = await answered(ganziCases, { data: { caseStatistics: null }, errors });
    expect(computed.get('ganzi-2022-total')).toEqual({
      value: null,
      untold: { kind: 'refused', reason: 'period is not whole months.' },
    });
  });

  it('are no 0 where the viewer sees none of the records, and no sum where an amount is null', async () => {
    const sanctions = (...amounts: (string | null)[]) => ({
      data: {
        sanctions: { edges: amounts.map((amount) => ({ node: { amount, agency: { name: '异地某县人民政府' } } })) },
      },
    });
    const id = 'ningde-2020-fine';
    expect((await answered(ningdeAgencyFine, sanctions())).get(id)).toMatchObject({
      value: null,
      untold: { kind: 'not for this audience' },
    });
    expect((await answered(ningdeAgencyFine, sanctions('1.00', null))).get(id)).toEqual({ value: null });
    expect((await answered(ningdeAgencyFine, sanctions('1.00', '2.00'))).get(id)).toEqual({ value: '3.00' });
  });

  it('are not guessed where the graph fails', async () => {
    const errors = [{ message: 'Too late.', extensions: { code: 'SUBGRAPH_TIMEOUT' } }];
    await expect(answered(ganziCases, { data: { caseStatistics: null }, errors })).rejects.toThrow('Too late.');
  });
});

function answered(query: FigureQuery, answer: GraphAnswer<unknown>): Promise<ReadonlyMap<string, Computed>> {
  return query.run(async () => answer as never);
}
