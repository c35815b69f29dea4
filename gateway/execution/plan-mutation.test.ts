import { describe, expect, it } from '@jest/globals';
import { parse, print } from 'graphql';

import type { OperationToPlan, Planner } from '../planning/planner.ts';
import type { PlanNode } from '../planning/query-plan.ts';

import { planMutation } from './plan-mutation.ts';

describe('a mutation', () => {
  it('is planned field by field in document order, each with the variables that it uses', async () => {
    const { texts, node } = await planned('mutation ($a: ID, $b: ID) { x: f(id: $a) { id } g(id: $b) { id } }');
    expect(texts).toEqual(['mutation ($a: ID) { x: f(id: $a) { id } }', 'mutation ($b: ID) { g(id: $b) { id } }']);
    expect(node).toEqual({ kind: 'Sequence', nodes: texts.map(fetchOf) });
  });

  it('runs a field once if it is selected twice, also inside a fragment', async () => {
    const { texts } = await planned('mutation { f { id } ... on Mutation { g { id } f { name } } }');
    expect(texts).toEqual(['mutation { f { id } f { name } }', 'mutation { g { id } }']);
  });

  it('has no plan if none of its fields has one', async () => {
    const planner: Planner = { plan: async () => ({ kind: 'QueryPlan' }) };
    expect(await planMutation(planner, operationOf('mutation { __typename }'))).toBeUndefined();
  });

  async function planned(text: string): Promise<{ texts: string[]; node: PlanNode | undefined }> {
    const texts: string[] = [];
    const planner: Planner = {
      plan: async (operation) => {
        const printed = print(parse(operation.text)).replaceAll(/\s+/g, ' ');
        texts.push(printed);
        return { kind: 'QueryPlan', node: fetchOf(printed) };
      },
    };
    return { texts, node: await planMutation(planner, operationOf(text)) };
  }

  function operationOf(text: string): OperationToPlan {
    return { document: parse(text, { noLocation: true }), text };
  }

  function fetchOf(operation: string): PlanNode {
    return { kind: 'Fetch', serviceName: 'a', operation, operationKind: 'mutation' };
  }
});
