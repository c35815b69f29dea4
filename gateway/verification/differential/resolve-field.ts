import { GraphQLError, type GraphQLFieldResolver, type GraphQLTypeResolver } from 'graphql';

import type { FieldSource, Thing, WorldData } from './world.ts';

export type Fault = 'error' | 'null';

/** One execution over a world's data, through a gateway or through the merged schema. */
export interface Run {
  readonly data: WorldData;
  /** By `uid.field` of the thing whose field fails. */
  readonly faults: ReadonlyMap<string, Fault>;
  /** Told of every field read. */
  readonly onRead?: (place: string, coordinate: string) => void;
}

/** What graphql-js gets as `contextValue`, of subgraphs and of the merged schema alike. */
export interface ResolveContext {
  readonly run: Run;
  readonly subgraph?: string;
}

export const ROOT: Thing = { type: 'root', uid: 'root' };

/** Resolves every field of every schema over the test data: one rule, so that only the way there can make a difference. */
export const resolveField: GraphQLFieldResolver<FieldSource | undefined, ResolveContext> = (
  source,
  args: Record<string, unknown>,
  { run, subgraph },
  { fieldName, parentType },
) => {
  const { thing, given } = source ?? { thing: ROOT };
  const place = `${thing.uid}.${fieldName}`;
  run.onRead?.(place, `${parentType.name}.${fieldName}`);
  const fault = run.faults.get(place);
  if (fault === 'error') {
    throw new GraphQLError('A fault of the test.', { extensions: { code: 'BAD_USER_INPUT' } });
  }
  if (fault === 'null') {
    return null;
  }
  return asSources(run.data.read({ thing, given, subgraph }, parentType.name, fieldName, args), subgraph);
};

export const resolveType: GraphQLTypeResolver<FieldSource, ResolveContext> = ({ thing }) => thing.type;

function asSources(value: unknown, subgraph: string | undefined): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => asSources(item, subgraph));
  }
  return isThing(value) ? ({ thing: value, subgraph } satisfies FieldSource) : value;
}

function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && 'uid' in value;
}
