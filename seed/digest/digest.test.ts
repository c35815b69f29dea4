import { describe, expect, it } from '@jest/globals';

import { describeWholeGraph } from '../../gateway/verification/support/whole-graph.ts';

import { digest } from './digest.ts';

describeWholeGraph('the digest of the sources', (graph) => {
  describe.each(digest)('$source', ({ lines }) => {
    const asked = lines
      .filter(({ set }) => set === undefined)
      .flatMap((line) => line.asks.map((asker) => ({ ...line, asker, who: asker.label })));

    it.each(asked)('$id is answered to $who', async ({ query, answer, asker }) => {
      const { data, errors } = await graph.as(asker.bearer).send(query);
      expect(errors).toBeUndefined();
      expect(answer.map((one) => one.fault(data)).filter((fault) => fault !== null)).toEqual([]);
    });
  });
});
