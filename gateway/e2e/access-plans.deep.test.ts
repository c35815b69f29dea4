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
import { sampleLiteral } from '../../subgraphs/shared/lists/sample-arguments.ts';
import { subgraphSchema } from '../../subgraphs/shared/server/subgraph-schema.ts';
import { loadAudiences } from '../authorization/audiences.ts';
import { readRules } from '../authorization/read-rules.ts';
import { openSlices } from '../authorization/slices.ts';
import { stripRules } from '../authorization/split-rules.ts';
import { apolloPlanner } from '../planning/apollo-planner.ts';
import type { FetchNode, PlanNode } from '../planning/query-plan.ts';
import { VIEWER_SUBGRAPH, viewerSchema } from '../viewer/viewer-schema.ts';

/**
 * The gateway fetches more from a subgraph than the viewer selected: the keys that it joins by. The subgraph checks all
 * of it against the viewer's rights, so the checks of gateway and subgraph must agree for every audience.
 */
const committed = readFileSync(new URL('../supergraph.graphql', import.meta.url), 'utf8');
const supergraph = Supergraph.build(stripRules(committed, parse(committed)));
const schema = supergraph.apiSchema().toGraphQLJSSchema();
const slices = openSlices(schema, readRules(parse(committed)));
const plan = apolloPlanner(supergraph, { paths: 2000, plans: 1000 });
const subgraphs = new Map([
  ...Object.values(SUBGRAPHS).map((one) => [one.name as string, subgraphSchema(one)] as const),
  [VIEWER_SUBGRAPH, viewerSchema()] as const,
]);
// Courts have all rights to the offices’ data, and auditors none.
const audiences = Object.entries(await loadAudiences()).filter(([name]) => name !== 'court' && name !== 'auditor');

describe.each(audiences)('every field of the slice of %s', (audience, { scopes }) => {
  it('is fetched from the subgraphs within the rights of its viewers', () => {
    const viewer = { ...PUBLIC_VIEWER, audience: audience as typeof PUBLIC_VIEWER.audience, scopes };
    const query = slices.of(viewer).schema.getQueryType();
    const refused: string[] = [];
    let fetches = 0;
    for (const field of Object.values(query?.getFields() ?? {})) {
      const planned = plan(`{ ${selectionOf(field, 4)} }`);
      for (const { serviceName, operation } of fetchesOf(planned.node)) {
        const { executable, rules } = subgraphs.get(serviceName)!;
        const denied = deniedTo(viewer, documentRights(executable, rules, parse(operation)), rules, {});
        if (denied !== null) {
          refused.push(`${field.name} fetches ${denied} from ${serviceName}`);
        }
        fetches += 1;
      }
    }
    expect(refused).toEqual([]);
    expect(fetches).toBeGreaterThan(10);
  });
});

/** A field with its required arguments and all fields up to this many steps away. */
function selectionOf(field: GraphQLField<unknown, unknown>, steps: number): string {
  const given = field.args.filter(isRequiredArgument).map(({ name, type }) => `${name}: ${sampleLiteral(type)}`);
  const type = getNamedType(field.type);
  const selected = isObjectType(type) ? ` { ${selection(type, steps - 1)} }` : '';
  return `${field.name}${given.length > 0 ? `(${given.join(', ')})` : ''}${selected}`;
}

function selection(type: GraphQLObjectType, steps: number): string {
  const fields = Object.values(type.getFields()).filter((field) => steps > 0 || isLeafType(getNamedType(field.type)));
  return ['__typename', ...fields.map((field) => selectionOf(field, steps))].join(' ');
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
