import { GraphQLError, type GraphQLFieldResolver, type GraphQLTypeResolver } from 'graphql';

import type { FieldSource, TestObject, WorldData } from './test-data.ts';

export type Fault = 'error' | 'null';

/** One execution over a world's data, through a gateway or through the merged schema. */
export interface Run {
  readonly data: WorldData;
  /** By field id, `uid.field`: the object and its field that fails. */
  readonly faults: ReadonlyMap<string, Fault>;
  /** Called for every field that is read. */
  readonly onRead?: (fieldId: string, coordinate: string) => void;
}

/** What graphql-js gets as `contextValue`, in subgraphs and in the merged schema. */
export interface ResolveContext {
  readonly run: Run;
  readonly subgraph?: string;
}

export const ROOT: TestObject = { type: 'root', uid: 'root' };

/** Resolves every field of every schema over the test data: one rule for all, so that only the gateway can make a difference. */
export const resolveField: GraphQLFieldResolver<FieldSource | undefined, ResolveContext> = (
  source,
  args: Record<string, unknown>,
  { run, subgraph },
  { fieldName, parentType },
) => {
  const { object, given } = source ?? { object: ROOT };
  const fieldId = `${object.uid}.${fieldName}`;
  run.onRead?.(fieldId, `${parentType.name}.${fieldName}`);
  const fault = run.faults.get(fieldId);
  if (fault === 'error') {
    throw new GraphQLError('A fault of the test.', { extensions: { code: 'BAD_USER_INPUT' } });
  }
  if (fault === 'null') {
    return null;
  }
  return asSources(run.data.read({ object, given, subgraph }, parentType.name, fieldName, args), subgraph);
};

export const resolveType: GraphQLTypeResolver<FieldSource, ResolveContext> = ({ object }) => object.type;

function asSources(value: unknown, subgraph: string | undefined): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => asSources(item, subgraph));
  }
  return isTestObject(value) ? ({ object: value, subgraph } satisfies FieldSource) : value;
}

function isTestObject(value: unknown): value is TestObject {
  return typeof value === 'object' && value !== null && 'uid' in value;
}
