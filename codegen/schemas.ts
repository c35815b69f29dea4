import { composeServices } from '@apollo/composition';
import { ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, Supergraph } from '@apollo/federation-internals';
import { lexicographicSortSchema, parse, printSchema } from 'graphql';

import { LEDGER_SUBGRAPH, ledgerSchema } from '../gateway/access-ledger/query/ledger-schema.ts';
import type { Audiences } from '../gateway/authorization/audiences.ts';
import { accessMatrix } from '../gateway/authorization/report/access-matrix.ts';
import { VIEWER_SUBGRAPH, viewerSchema } from '../gateway/viewer/viewer-schema.ts';
import type { SubgraphDefinition } from '../subgraphs/shared/server/define-subgraph.ts';
import { subgraphSchema } from '../subgraphs/shared/server/subgraph-schema.ts';
import { checkVisibility } from '../subgraphs/shared/visibility/visibility.ts';

/** The generated files: texts by path relative to the project's root. */
export type GeneratedFiles = ReadonlyMap<string, string>;

export const SUPERGRAPH_FILE = 'gateway/supergraph.graphql';
export const ACCESS_MATRIX_FILE = 'gateway/access-matrix.md';
export const API_SCHEMA_FILE = 'codegen/api-schema.graphql';

/** The subgraphs do not compose. */
export class CompositionError extends Error {
  constructor(faults: readonly string[]) {
    super(`The subgraphs do not compose:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'CompositionError';
  }
}

/**
 * Prints each subgraph's schema, composes the supergraph from them and the gateway's own two without a network, and
 * derives the schema that clients see and the matrix of each audience's rights.
 * @throws CompositionError naming every fault
 */
export function generateSchemas(definitions: readonly SubgraphDefinition[], audiences: Audiences): GeneratedFiles {
  for (const { name, entities, visibility } of definitions) {
    checkVisibility(name, entities, visibility);
  }
  const services = definitions.map((definition) => ({ name: definition.name, sdl: subgraphSchema(definition).sdl }));
  const supergraphSdl = compose([
    ...services,
    { name: LEDGER_SUBGRAPH, sdl: ledgerSchema().sdl },
    { name: VIEWER_SUBGRAPH, sdl: viewerSchema().sdl },
  ]);
  // Sorted, so that moving a class does not change the contract's text.
  const apiSchema = printSchema(lexicographicSortSchema(readSupergraph(supergraphSdl).apiSchema().toGraphQLJSSchema()));
  return new Map([
    ...services.map(({ name, sdl }) => [`subgraphs/${name}/schema.graphql`, sdl] as const),
    [SUPERGRAPH_FILE, supergraphSdl],
    [ACCESS_MATRIX_FILE, accessMatrix(supergraphSdl, audiences)],
    [API_SCHEMA_FILE, `${apiSchema}\n`],
  ]);
}

/** Composes subgraph schemas. The supergraph has no addresses: the gateway's configuration has them. */
export function compose(services: readonly { name: string; sdl: string }[]): string {
  const result = composeServices(services.map(({ name, sdl }) => ({ name, typeDefs: parse(sdl), url: '' })));
  if (!result.supergraphSdl) {
    throw new CompositionError((result.errors ?? []).map(({ message }) => message));
  }
  const shared = fieldsWithSeveralOwners(result.supergraphSdl);
  if (shared.length > 0) {
    throw new CompositionError(shared.map((field) => `${field} is object-valued and has more than one owner`));
  }
  return `${result.supergraphSdl}\n`;
}

/**
 * Object-valued fields that several subgraphs resolve. The query planner compares every path through them, and where
 * such fields lead back to their own type the number of paths grows exponentially; with one owner planning takes
 * milliseconds.
 */
function fieldsWithSeveralOwners(supergraphSdl: string): string[] {
  const { schema } = readSupergraph(supergraphSdl);
  return schema
    .objectTypes()
    .filter(({ name }) => !name.startsWith('join__'))
    .flatMap((type) => type.fields().map((field) => ({ type, field })))
    .filter(({ field }) =>
      ['ObjectType', 'InterfaceType', 'UnionType'].includes(field.type ? leafKind(field.type) : ''),
    )
    .filter(({ type, field }) => {
      const joined = field.appliedDirectivesOf('join__field').filter((directive) => !directive.arguments()['external']);
      const resolving = joined.length > 0 ? joined : type.appliedDirectivesOf('join__type');
      return new Set(resolving.map((directive) => directive.arguments()['graph'])).size > 1;
    })
    .map(({ field }) => field.coordinate);
}

function leafKind(type: { kind: string; baseType?: () => { kind: string } }): string {
  return type.baseType ? type.baseType().kind : type.kind;
}

/** Reads a supergraph with its access directives, which the query planner's own reader refuses. */
function readSupergraph(supergraphSdl: string): Supergraph {
  return Supergraph.build(supergraphSdl, { supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES });
}
