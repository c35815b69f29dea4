import { Supergraph } from '@apollo/federation-internals';
import type { DocumentNode, GraphQLSchema } from 'graphql';

import type { Audience } from '../../subgraphs/shared/access/audiences.ts';
import type { Audiences } from '../authorization/audiences.ts';
import { openSlices } from '../authorization/slices.ts';
import { splitRules } from '../authorization/split-rules.ts';
import type { Limits } from '../limits/audience-limits.ts';

import { attachScalars } from './attach-scalars.ts';
import { orSupergraphError } from './build-supergraph.ts';
import { documentFaults } from './document-faults.ts';

/** A supergraph as documents are checked against it, without a planner and without subgraphs. */
export interface DocumentChecks {
  /** The API schema. */
  readonly schema: GraphQLSchema;
  faultsFor(audience: Audience, document: DocumentNode): readonly string[];
}

/** For commands; a running gateway checks against its own generation. @throws SupergraphError */
export function documentChecks(supergraphSdl: string, audiences: Audiences, limits: Limits): DocumentChecks {
  const { rules, supergraphSdl: withoutRules } = orSupergraphError(() => splitRules(supergraphSdl));
  const schema = orSupergraphError(() => {
    const apiSchema = Supergraph.build(withoutRules).apiSchema().toGraphQLJSSchema();
    attachScalars(apiSchema);
    return apiSchema;
  });
  const serving = { schema, audiences, limits, slices: openSlices(schema, rules) };
  return { schema, faultsFor: (audience, document) => documentFaults(serving, audience, document) };
}
