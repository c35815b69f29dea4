import { composeServices } from '@apollo/composition';
import { Supergraph } from '@apollo/federation-internals';
import { lexicographicSortSchema, parse, printSchema } from 'graphql';
import type { SubgraphDefinition } from '../subgraphs/shared/server/define-subgraph.ts';
import { subgraphSchema } from '../subgraphs/shared/server/subgraph-schema.ts';

/** All that is generated from the subgraphs' classes: file texts by path from the project's root. */
export type GeneratedFiles = ReadonlyMap<string, string>;

export const SUPERGRAPH_FILE = 'gateway/supergraph.graphql';
export const API_SCHEMA_FILE = 'codegen/api-schema.graphql';

/** Subgraphs that do not fit together. */
export class CompositionError extends Error {
  constructor(faults: readonly string[]) {
    super(`The subgraphs do not compose:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'CompositionError';
  }
}

/**
 * Prints each subgraph's schema, composes the supergraph from them without a network, and derives the schema that
 * clients see. Throws `CompositionError` naming every fault.
 */
export function generateSchemas(definitions: readonly SubgraphDefinition[]): GeneratedFiles {
  const services = definitions.map((definition) => ({ name: definition.name, sdl: subgraphSchema(definition).sdl }));
  const supergraphSdl = compose(services);
  // Sorted, so that moving a class does not show as a change of the contract.
  const apiSchema = printSchema(
    lexicographicSortSchema(Supergraph.build(supergraphSdl).apiSchema().toGraphQLJSSchema()),
  );
  return new Map([
    ...services.map(({ name, sdl }) => [`subgraphs/${name}/schema.graphql`, sdl] as const),
    [SUPERGRAPH_FILE, supergraphSdl],
    [API_SCHEMA_FILE, `${apiSchema}\n`],
  ]);
}

/** Composes subgraph schemas; the addresses are the gateway's business, so none is written into the supergraph. */
export function compose(services: readonly { name: string; sdl: string }[]): string {
  const result = composeServices(services.map(({ name, sdl }) => ({ name, typeDefs: parse(sdl), url: '' })));
  if (!result.supergraphSdl) throw new CompositionError((result.errors ?? []).map(({ message }) => message));
  const shared = fieldsWithSeveralOwners(result.supergraphSdl);
  if (shared.length > 0) {
    throw new CompositionError(shared.map((field) => `${field} is object-valued and has more than one owner`));
  }
  return `${result.supergraphSdl}\n`;
}

/**
 * Object-valued fields that several subgraphs resolve. The planner compares every way through them, and where such
 * fields lead back to their own type the number of ways explodes; one owner keeps planning in milliseconds.
 */
function fieldsWithSeveralOwners(supergraphSdl: string): string[] {
  const schema = Supergraph.build(supergraphSdl).schema;
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
