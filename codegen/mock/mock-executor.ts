import {
  execute,
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
  Kind,
  type GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';

import { ERROR_CATALOGUE } from '../../gateway/errors.ts';
import type { Executor } from '../../gateway/execution/executor.ts';
import { compileIntrospection } from '../../gateway/execution/introspection.ts';
import { fragmentsOf } from '../../gateway/graphql/documents.ts';
import { FetchError } from '../../gateway/subgraph-client/fetch-error.ts';
import { viewerResolvers } from '../../gateway/viewer/viewer-resolvers.ts';
import type { Viewer } from '../../subgraphs/shared/access/viewer.ts';

import { listPage } from './list-page.ts';
import { MockRecord, type MockWorld } from './mock-record.ts';
import { listedType } from './mock-world.ts';
import { isWantedAt, NO_FAULTS, type WantedFaults } from './wanted-faults.ts';

interface MockContext {
  readonly viewer: Viewer;
  readonly slice: () => GraphQLSchema;
  readonly isDenied: (info: GraphQLResolveInfo) => boolean;
  readonly faults: WantedFaults;
  /** The errors that were wanted, by path. */
  readonly errors: Map<string, FetchError>;
}

type Args = Readonly<Record<string, unknown>>;
type Source = MockRecord | Readonly<Record<string, unknown>>;

export interface MockExecutorParts {
  readonly world: MockWorld;
  /** What is to go wrong in a request, by its id. */
  readonly faultsOf: (requestId: string) => WantedFaults;
  readonly onIgnored: (condition: string) => void;
}

/** Answers operations from made-up records, where the gateway's own executor asks subgraphs. */
export function mockExecutor({ world, faultsOf, onIgnored }: MockExecutorParts): Executor {
  const fieldResolver: GraphQLFieldResolver<Source | undefined, MockContext> = (source, args: Args, context, info) => {
    if (context.isDenied(info) || isMissing(context, info)) {
      return null;
    }
    if (source === undefined) {
      return rootValue(world, args, context, info, onIgnored);
    }
    return source instanceof MockRecord
      ? recordValue(world, source, args, info, onIgnored)
      : partOf(world, source[info.fieldName], info);
  };
  return {
    prepare({ document, operation, denied }) {
      const introspect = compileIntrospection(operation, fragmentsOf(document));
      // The operation that the request names, alone.
      const definitions = document.definitions.filter(({ kind }) => kind !== Kind.OPERATION_DEFINITION);
      const executed = { ...document, definitions: [operation, ...definitions] };
      return Promise.resolve({
        selections: [],
        namedBy: 'responseName',
        async execute({ variables, context: { viewer, requestId }, viewerSchema }) {
          const errors = new Map<string, FetchError>();
          const contextValue: MockContext = {
            viewer,
            slice: viewerSchema,
            isDenied: ({ fieldNodes }) => fieldNodes.some((node) => denied.has(node)),
            faults: faultsOf(requestId),
            errors,
          };
          const { schema } = world;
          const request = { schema, document: executed, contextValue, variableValues: variables, fieldResolver };
          const result = await execute(request);
          const data = result.data ?? null;
          const text = writeData(data, introspect(viewerSchema, variables));
          return { text, data, errors: [...errors.values(), ...ownErrors(result.errors, errors)] };
        },
      });
    },
    close: () => Promise.resolve(),
  };
}

/** Errors of graphql-js about a value that is missing because it was wanted to be are left out. */
function ownErrors(
  found: readonly GraphQLError[] = [],
  wanted: ReadonlyMap<string, FetchError>,
): readonly GraphQLError[] {
  return found.filter((error) => error.extensions['code'] !== undefined || wanted.size === 0);
}

function isMissing({ faults, errors }: MockContext, info: GraphQLResolveInfo): boolean {
  if (faults === NO_FAULTS || faults.code === undefined) {
    return false;
  }
  const path = responsePath(info);
  if (!isWantedAt(faults, path)) {
    return false;
  }
  // One error for a field, whatever the number of rows.
  const facts = { coordinate: `${info.parentType.name}.${info.fieldName}` };
  errors.set(path.join('.'), new FetchError(faults.code, ERROR_CATALOGUE[faults.code].meaning, path, facts));
  return true;
}

function responsePath({ path }: GraphQLResolveInfo): readonly string[] {
  const names: string[] = [];
  for (let place: GraphQLResolveInfo['path'] | undefined = path; place !== undefined; place = place.prev) {
    if (typeof place.key === 'string') {
      names.unshift(place.key);
    }
  }
  return names;
}

function recordValue(
  world: MockWorld,
  record: MockRecord,
  args: Args,
  info: GraphQLResolveInfo,
  onIgnored: (condition: string) => void,
): unknown {
  const listed = listedType(info.returnType);
  if (listed === undefined) {
    return world.value(record, info.fieldName);
  }
  const records = world.below(record, listed.name);
  return listPage(world, { list: `${record.key}.${info.fieldName}`, typeName: listed.name, records, args, onIgnored });
}

function rootValue(
  world: MockWorld,
  args: Args,
  { viewer, slice }: MockContext,
  info: GraphQLResolveInfo,
  onIgnored: (condition: string) => void,
): unknown {
  const { fieldName, returnType } = info;
  const { viewer: whoAsks, enumLabels } = viewerResolvers.Query;
  if (fieldName === 'viewer') {
    return whoAsks(undefined, undefined, { requestId: '', viewer, slice });
  }
  if (fieldName === 'enumLabels') {
    return enumLabels(undefined, args, { requestId: '', viewer, slice });
  }
  const listed = listedType(returnType);
  if (listed !== undefined) {
    return listPage(world, {
      list: fieldName,
      typeName: listed.name,
      records: world.pool(listed.name),
      args,
      onIgnored,
    });
  }
  const named = getNamedType(returnType);
  if (isObjectType(named) && !isListType(getNullableType(returnType)) && world.isPooled(named.name)) {
    return lookedUp(world, named.name, args);
  }
  return rows(fieldName, named.name, args);
}

/** The record whose fields have the values of the arguments. An argument may be named otherwise than the field: `id: agencyId`. */
function lookedUp(world: MockWorld, typeName: string, args: Args): MockRecord | null {
  const type = world.schema.getType(typeName);
  const fields = isObjectType(type) ? type.getFields() : {};
  const found = world
    .pool(typeName)
    .find((record) =>
      Object.entries(args).every(
        ([name, wanted]) => fields[name] === undefined || world.value(record, name) === wanted,
      ),
    );
  return found ?? null;
}

/** Rows of statistics and other lists that are computed of the arguments: a few, the same for the same arguments. */
function rows(fieldName: string, typeName: string, args: Args): readonly MockRecord[] {
  const groupBy = (args['groupBy'] ?? []) as readonly string[];
  const asked = Object.values(args).find((value) => Array.isArray(value) && value !== groupBy) as unknown[] | undefined;
  const length = asked?.length ?? (groupBy.length === 0 ? 1 : 6);
  const key = `${fieldName}(${JSON.stringify(args)})`;
  return Array.from({ length }, (_, at) => new MockRecord(typeName, `${key}.${at}`, -1, groupBy));
}

/** A value of the gateway's own answers; a reference to a record (`{ code }`) becomes the record. */
function partOf(world: MockWorld, value: unknown, { returnType }: GraphQLResolveInfo): unknown {
  const named = getNamedType(returnType);
  const isReference = typeof value === 'object' && value !== null && !(value instanceof MockRecord);
  return isReference && !Array.isArray(value) && world.isPooled(named.name)
    ? lookedUp(world, named.name, value as Args)
    : value;
}

/** Data as JSON text. @param ready the JSON text of some members, by response name */
function writeData(data: Readonly<Record<string, unknown>> | null, ready: ReadonlyMap<string, string>): string {
  if (data === null || ready.size === 0) {
    return JSON.stringify(data);
  }
  const members = Object.entries(data).map(
    ([name, value]) => `${JSON.stringify(name)}:${ready.get(name) ?? JSON.stringify(value)}`,
  );
  return `{${members.join(',')}}`;
}
