import { readFileSync } from 'node:fs';

import { describe, expect, it } from '@jest/globals';

import { AUDIENCES } from '../../subgraphs/shared/access/audiences.ts';
import { PERSONAS, type Bearer } from '../authentication/issuing/personas.ts';
import { examplesFor, openExample } from '../http/explorer/examples.ts';
import type { Example } from '../http/explorer/gateway-client.ts';
import { describeWholeGraph } from '../verification/support/whole-graph.ts';

const examples = JSON.parse(
  readFileSync(new URL('../http/explorer/public/examples.json', import.meta.url), 'utf8'),
) as readonly Example[];

/** As the explorer opens an example for somebody of this region. */
function opened(example: Example, region: string | undefined): readonly [query: string, variables: object] {
  const viewer = { region: region === undefined ? null : { code: region, name: null } };
  const { query, variables } = openExample(example, viewer, 'zh');
  return [query, variables === null ? {} : (JSON.parse(variables) as object)];
}

/** Whether an answer has anything in it: a list with items, or a value that is neither null nor a count of 0. */
function hasContent(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) {
    return Object.values(value).some(hasContent);
  }
  return value !== null && value !== 0 && value !== false;
}

/** Lists that are empty for this persona: what they ask about has not happened in the sample data, or not yet in this test. */
const EMPTY: ReadonlySet<string> = new Set(['member 逾期在督台账', 'auditor 谁查了什么', 'auditor 被拒绝的访问']);

describeWholeGraph('the examples of the explorer', (graph) => {
  describe.each(AUDIENCES)('for %s', (audience) => {
    it.each(examplesFor(examples, audience, true).map((example) => [example.title.zh, example] as const))(
      'has an answer without errors to %s',
      async (title, example) => {
        const [query, variables] = opened(example, PERSONAS[audience].claims?.region);
        const { status, data, errors } = await graph.as(audience).send(query, variables);
        expect([status, errors]).toEqual([200, undefined]);
        expect(hasContent(data)).toBe(!EMPTY.has(`${audience} ${title}`));
      },
    );
  });

  // Where the sample data and its personas are not, the explorer shows the same examples to other viewers.
  const others: readonly Exclude<Bearer, string>[] = [
    { audience: 'court', subject: 'judge-of-a-county', court: '川3331' },
    { audience: 'committee', subject: 'committee-of-ganzi', region: '513300' },
    { audience: 'committee', subject: 'committee-of-a-county', region: '350921' },
    { audience: 'assessment', subject: 'assessor-of-ganzi', region: '513300' },
    { audience: 'analyst', subject: 'analyst-of-fujian', region: '350000' },
    { audience: 'member', subject: 'a-unit', unit: '11350900M000100Y43' },
  ];
  describe.each(others)('for another $audience ($subject)', (bearer) => {
    it.each(examplesFor(examples, bearer.audience, false).map((example) => [example.title.zh, example] as const))(
      'has an answer without errors to %s',
      async (_title, example) => {
        const { status, errors } = await graph.as(bearer).send(...opened(example, bearer.region));
        expect([status, errors]).toEqual([200, undefined]);
      },
    );
  });
});
