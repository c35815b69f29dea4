import { Supergraph } from '@apollo/federation-internals';
import { GraphQLError, parse, validate } from 'graphql';

import { checkVariables } from '../../subgraphs/shared/check-variables.ts';
import type { SubgraphHandler } from '../../subgraphs/shared/server/subgraph-handler.ts';
import { readConfig } from '../config.ts';
import { attachScalars } from '../planning/scalars.ts';
import { connectSubgraphs } from '../subgraph-client/connect-subgraphs.ts';
import type { Planner } from '../planning/planner.ts';
import { compileOperation, findOperation, type CompilerParts } from './compile-operation.ts';
import { supergraphSchema } from './supergraph-schema.ts';

export interface GraphQuestion {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
}

export interface GraphAnswer {
  /** As it was written, to compare byte for byte. */
  readonly text: string;
  readonly data: unknown;
  readonly errors: readonly GraphQLError[];
  /** False where the operation holds what is not compiled; nothing was asked then. */
  readonly isCompiled: boolean;
}

/** A graph in one process, answered by compiled operations and nothing else: no HTTP, no Apollo Server, no cache. */
export interface LocalGraph {
  readonly parts: CompilerParts;
  /** @throws GraphQLError where the document or a variable is not valid, or the planner refuses */
  answer(question: GraphQuestion): Promise<GraphAnswer>;
}

/** Compiled execution over any supergraph and subgraphs, for tests and measurements. */
export function localGraph(
  supergraphSdl: string,
  handlers: Readonly<Record<string, SubgraphHandler>>,
  planner: Planner,
): LocalGraph {
  const supergraph = Supergraph.build(supergraphSdl);
  const schema = supergraph.apiSchema().toGraphQLJSSchema();
  attachScalars(schema);
  const { models, subgraphs } = connectSubgraphs(readConfig({}).subgraphs, handlers).connect(supergraph);
  const parts = { schema, planner, models, subgraphs, supergraph: supergraphSchema(supergraphSdl) };
  return {
    parts,
    async answer({ query, variables = {}, operationName }) {
      const document = parse(query);
      const [fault] = validate(schema, document);
      const operation = findOperation(document, operationName);
      if (fault !== undefined || operation === undefined) {
        throw fault ?? new GraphQLError('The document has no such operation.');
      }
      const checked = checkVariables(schema, operation, variables);
      if ('errors' in checked) {
        throw checked.errors[0] as GraphQLError;
      }
      const compiled = await compileOperation(parts, document, operation, checked.coerced, '');
      if (compiled === undefined) {
        return { text: 'null', data: null, errors: [], isCompiled: false };
      }
      const context = { requestId: 'local', clientLeft: new AbortController().signal };
      const { text, errors } = await compiled.execute({ variables, coerced: checked.coerced, context });
      return { text, data: JSON.parse(text) as unknown, errors, isCompiled: true };
    },
  };
}
