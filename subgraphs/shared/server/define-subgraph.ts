import type { SubgraphAccess } from '../access/define-access.ts';
import type { EntityClass } from '../database/entity-class.ts';
import type { Source } from '../measures/statistics-source.ts';
import type { Visibility } from '../visibility/visibility.ts';

import type { RequestContext } from './request-context.ts';
import type { SubgraphName } from './subgraph-names.ts';

/** How the gateway names a record of ours in `_entities`: its `__typename` and the fields of one of its keys. */
export type Representation = Readonly<Record<string, string>>;

/** Finds the record a representation names; null when there is none. Batched by the loaders it calls. */
export type ReferenceResolver = (
  representation: Representation,
  context: RequestContext,
) => object | null | Promise<object | null>;

/** A directive of our own that composition keeps in the supergraph. */
export interface ComposedDirective {
  /** The address of its specification with a version, e.g. `https://directives.example/source/v1.0`. */
  readonly specification: string;
  /** E.g. `directive @source(office: String!) on FIELD_DEFINITION`. */
  readonly definition: string;
}

/** The bill of materials of a subgraph. */
export interface SubgraphDefinition {
  readonly name: SubgraphName;
  /** The stored records; closures and directories of regions, courts and agencies are added to each. */
  readonly entities: readonly EntityClass[];
  /** Which of the records each audience may see. */
  readonly visibility: Visibility;
  /** What its statistics count. */
  readonly sources: readonly Source[];
  /** The type-graphql resolver classes. */
  readonly resolvers: readonly EntityClass[];
  /** Who may see which field of it. */
  readonly access: SubgraphAccess;
  /** Per type with a key, how to find it. */
  readonly references: Readonly<Record<string, ReferenceResolver>>;
  /** Directives of its own that composition keeps. */
  readonly composed?: readonly ComposedDirective[] | undefined;
}
