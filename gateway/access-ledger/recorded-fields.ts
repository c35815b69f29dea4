import type { GraphQLNamedType } from 'graphql';

import type { FieldClass } from '../../subgraphs/shared/access/field-class.ts';

/** Which fields of a graph are recorded when they are read. */
export interface RecordedFields {
  /** Of an abstract type's field: those of any type that it may be. Empty for nearly all fields. */
  classesOf(typeName: string, fieldName: string): readonly FieldClass[];
  /** Whether the type has an `id`, and whoever may reach its objects may read it. */
  hasOpenId(type: GraphQLNamedType): boolean;
  /** Whether there are any at all. */
  readonly isEmpty: boolean;
}
