import { parse } from 'graphql';

import { fragmentsOf, onlyOperation } from '../graphql/documents.ts';
import type { FetchNode, PlanPath } from '../planning/query-plan.ts';
import { connectedSubgraph } from '../subgraph-client/connect-subgraphs.ts';
import type { FetchPosition } from '../subgraph-client/fetch-error.ts';
import { fetchSubgraph } from '../subgraph-client/fetch-subgraph.ts';
import { prepareFetch } from '../subgraph-client/prepare-fetch.ts';

import { compileIsWellShaped } from './check-shape.ts';
import { failedFields, shapeFaults, withClientNames } from './client-errors.ts';
import { compileBody } from './fetch-request.ts';
import { compileGather, responsePath } from './gather-targets.ts';
import { compileMerge } from './merge-data.ts';
import { unknownPlan, type PlanScope, type Step } from './plan-scope.ts';
import { rewriteData } from './rewrite-data.ts';

/** Compiles a fetch of fields of `Query` or `Mutation`. */
export function compileRootFetch(scope: PlanScope, node: FetchNode, path: PlanPath): Step {
  const { model, subgraph } = connectedSubgraph(scope, node.serviceName);
  if (node.operationKind === 'subscription') {
    throw unknownPlan('a subscription');
  }
  const kind = node.operationKind;
  const prepared = prepareFetch(model, node.operation, undefined);
  const document = parse(prepared.query, { noLocation: true });
  const operation = onlyOperation(document);
  const rootType = model.schema.getRootType(operation.operation);
  if (rootType == null) {
    throw new Error(`The ${model.name} subgraph’s part of the supergraph does not fit the plan.`);
  }
  const isWellShaped = compileIsWellShaped(model.schema, rootType, operation.selectionSet, fragmentsOf(document));
  const renamed = (node.outputRewrites ?? []).flatMap((rewrite) =>
    rewrite.kind === 'KeyRenamer' && rewrite.path.length === 1 ? [rewrite.renameKeyTo] : [],
  );
  const merge = compileMerge([...new Set([...prepared.fields, ...renamed])]);
  const gather = compileGather(path);
  const writeBody = compileBody(scope, { ...node, query: prepared.query });
  const position: FetchPosition = {
    subgraph: model.name,
    path: responsePath(path),
    fields: prepared.fields,
  };
  return async (run) => {
    const targets = gather(run.root);
    if (targets.length === 0) {
      return;
    }
    const { context } = run;
    const { data, errors } = await fetchSubgraph({ subgraph, body: writeBody(run, ''), kind, position, context });
    const faults = data === null || isWellShaped(data) ? [] : shapeFaults(prepared, data, position, model);
    for (const error of [...errors, ...faults]) {
      run.errors.push(withClientNames(error, scope.responseNames));
    }
    if (errors.length > 0 || faults.length > 0) {
      run.failed.push(failedFields(position, scope.responseNames));
    }
    if (data === null) {
      return;
    }
    if (node.outputRewrites !== undefined) {
      rewriteData(scope.supergraph, node.outputRewrites, data);
    }
    for (const target of targets) {
      merge(target, data);
    }
  };
}
