import { readFileSync } from 'node:fs';

import { Supergraph } from '@apollo/federation-internals';
import { expect, it } from '@jest/globals';

import { splitRules } from '../authorization/split-rules.ts';
import { CONFIG_VARIABLES } from '../config-variables.ts';

import { apolloPlanner } from './apollo-planner.ts';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const examples = JSON.parse(read('../http/explorer/public/examples.json')) as { readonly query: string }[];

it('plans every example with the default number of compared plans as with a hundred times as many', () => {
  const { supergraphSdl } = splitRules(read('../supergraph.graphql'));
  const supergraph = Supergraph.build(supergraphSdl);
  const plans = Number(CONFIG_VARIABLES.PLANNER_PLANS.fallback);
  const [plan, planAtLength] = [plans, 100 * plans].map((most) =>
    apolloPlanner(supergraph, { paths: 2_000, plans: most }),
  );
  expect(examples.length).toBeGreaterThan(5);
  for (const { query } of examples) {
    expect(JSON.stringify(plan?.(query))).toBe(JSON.stringify(planAtLength?.(query)));
  }
});
