import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { figureLines, isWrong } from '../../seed/figures/figure-lines.ts';
import { askAsAudience, FIGURE_AUDIENCES } from '../../seed/figures/figure-viewers.ts';
import { openSampleGraph, type SampleGraph } from '../../seed/figures/sample-graph.ts';
import { sampleTargetOf } from '../../seed/sample-target.ts';
import { untoldFigures } from '../verification/support/untold-figures.ts';

const GANSU = { set: 'gansu' } as const;

/** The source counts to 20 October 2018: to those who are told counts of whole months, these are refused. */
const COUNTED_TO_A_DAY = [
  'gansu-2016-2018-received',
  'gansu-2016-2018-concluded',
  'gansu-2016-2018-rate',
  'gansu-2016-2018-amount',
  'gansu-2016-2018-property-received',
  'gansu-2016-2018-property-in-time',
  'gansu-2016-2018-property-rate',
  'gansu-2018-terminated',
  'gansu-2018-terminated-compliant',
  'gansu-2016-2018-refusal-convictions',
];

describe('the published figures of Gansu', () => {
  let graph: SampleGraph | undefined;

  beforeAll(async () => {
    const target = sampleTargetOf(GANSU, undefined);
    // The numbers are tested, and not how long a busy machine takes for them.
    graph = await openSampleGraph(GANSU, 1, target, { LOG_LEVEL: 'silent', SUBGRAPH_DEADLINE_MS: '300000' });
  });
  afterAll(() => graph?.close());

  it.each(FIGURE_AUDIENCES)('are told to the %s as published, or not at all with the reason', async (audience) => {
    const lines = await figureLines(askAsAudience(graph?.url ?? '', audience), GANSU.set);
    expect(lines.filter((line) => isWrong(line, audience))).toEqual([]);
    expect(untoldFigures(lines)).toEqual(
      audience === 'court'
        ? {}
        : {
            ...Object.fromEntries(
              COUNTED_TO_A_DAY.map((id) => [
                id,
                [{ kind: 'refused', reason: expect.stringContaining('期间须为整月') }],
              ]),
            ),
            'lanzhou-xigu-refund': [{ kind: 'not for this audience', reason: 'Query.payouts 财产 asset' }],
          },
    );
  });
});
