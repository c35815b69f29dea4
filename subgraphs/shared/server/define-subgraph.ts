import type { EntityClass } from '../database/entity-class.ts';
import type { RequestContext } from './request-context.ts';

export const SUBGRAPH_NAMES = ['cases', 'assets', 'credit', 'performance', 'linkage'] as const;
export type SubgraphName = (typeof SUBGRAPH_NAMES)[number];

/** What another subgraph sends to name a record of ours: its `__typename` and the fields of one of its keys. */
export type Representation = Readonly<Record<string, string>>;

/** Finds the record a representation names; null when there is none. Batched by the loaders it calls. */
export type ReferenceResolver = (
  representation: Representation,
  context: RequestContext,
) => object | null | Promise<object | null>;

/** The bill of materials of a subgraph. */
export interface SubgraphDefinition {
  readonly name: SubgraphName;
  /** The stored records; the region and court closures are added to each. */
  readonly entities: readonly EntityClass[];
  /** The type-graphql resolver classes. */
  readonly resolvers: readonly EntityClass[];
  /** Per type with a key, how to find it. */
  readonly references: Readonly<Record<string, ReferenceResolver>>;
}
