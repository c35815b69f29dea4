import { readFileSync } from 'node:fs';

import { Supergraph } from '@apollo/federation-internals';
import { describe, expect, it } from '@jest/globals';
import {
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  parse,
  type GraphQLField,
  type GraphQLObjectType,
} from 'graphql';

import { SUBGRAPHS } from '../../subgraphs/definitions.ts';
import { documentRights, deniedTo } from '../../subgraphs/shared/access/document-rights.ts';
import { PUBLIC_VIEWER } from '../../subgraphs/shared/access/viewer.ts';
import type { SubgraphName } from '../../subgraphs/shared/server/define-subgraph.ts';
import { subgraphSchema } from '../../subgraphs/shared/server/subgraph-schema.ts';
import { sampleLiteral } from '../../subgraphs/shared/testing/sample-arguments.ts';
import { loadAudiences } from '../authorization/audiences.ts';
import { readRules } from '../authorization/read-rules.ts';
import { openSlices } from '../authorization/slices.ts';
import { stripRules } from '../authorization/split-rules.ts';
import { apolloPlanner } from '../planning/apollo-planner.ts';
import type { FetchNode, PlanNode } from '../planning/query-plan.ts';

/**
 * What the gateway asks of a subgraph for a viewer is more than the viewer asked for: keys, to join by. The subgraph checks
 * all of it against the viewer's rights, so that for honest use the two checks must agree, for every audience.
 */
const committed = readFileSync(new URL('../supergraph.graphql', import.meta.url), 'utf8');
const supergraph = Supergraph.build(stripRules(committed, parse(committed)));
const schema = supergraph.apiSchema().toGraphQLJSSchema();
const slices = openSlices(schema, readRules(parse(committed)));
const plan = apolloPlanner(supergraph, { paths: 2000, plans: 1000 });
const subgraphs = new Map(Object.values(SUBGRAPHS).map((one) => [one.name, subgraphSchema(one)] as const));
// Courts have every right there is to an office’s data, and auditors none.
const audiences = Object.entries(await loadAudiences()).filter(([name]) => name !== 'court' && name !== 'auditor');

describe.each(audiences)('all that the slice of %s offers', (audience, { scopes }) => {
  it('is asked of the subgraphs within the rights of its viewers', () => {
    const viewer = { ...PUBLIC_VIEWER, audience: audience as typeof PUBLIC_VIEWER.audience, scopes };
    const query = slices.of(viewer).schema.getQueryType();
    const refused: string[] = [];
    let fetches = 0;
    for (const field of Object.values(query?.getFields() ?? {})) {
      const asked = plan(`{ ${written(field, 4)} }`);
      for (const { serviceName, operation } of fetchesOf(asked.node)) {
        const { executable, rules } = subgraphs.get(serviceName as SubgraphName)!;
        const denied = deniedTo(viewer, documentRights(executable, rules, parse(operation)), rules, {});
        if (denied !== null) {
          refused.push(`${field.name} asks ${serviceName} for ${denied}`);
        }
        fetches += 1;
      }
    }
    expect(refused).toEqual([]);
    expect(fetches).toBeGreaterThan(10);
  });
});

/** A field with the arguments it insists on, all its values, and all that it leads to that many steps away. */
function written(field: GraphQLField<unknown, unknown>, steps: number): string {
  const given = field.args.filter(isRequiredArgument).map(({ name, type }) => `${name}: ${sampleLiteral(type)}`);
  const type = getNamedType(field.type);
  const selected = isObjectType(type) ? ` { ${selection(type, steps - 1)} }` : '';
  return `${field.name}${given.length > 0 ? `(${given.join(', ')})` : ''}${selected}`;
}

function selection(type: GraphQLObjectType, steps: number): string {
  const fields = Object.values(type.getFields()).filter((field) => steps > 0 || isLeafType(getNamedType(field.type)));
  return ['__typename', ...fields.map((field) => written(field, steps))].join(' ');
}

function fetchesOf(node: PlanNode | undefined): FetchNode[] {
  if (node === undefined) {
    return [];
  }
  if (node.kind === 'Fetch') {
    return [node];
  }
  if (node.kind === 'Flatten') {
    return fetchesOf(node.node);
  }
  if (node.kind === 'Sequence' || node.kind === 'Parallel') {
    return node.nodes.flatMap(fetchesOf);
  }
  throw new Error(`A plan without conditions has no ${node.kind}`);
}
