import { Supergraph } from '@apollo/federation-internals';
import {
  execute,
  isListType,
  isNonNullType,
  parse,
  printSchema,
  buildASTSchema,
  visit,
  type DocumentNode,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';

import { resolveField, resolveType, type ResolveContext, type Run } from './resolve-field.ts';
import type { FieldSource } from './test-data.ts';

export type Path = readonly (string | number)[];

/** The answer of the merged schema: what every candidate must answer. */
export interface MergedAnswer {
  /** Undefined if the operation was refused before anything was read. */
  readonly data: unknown;
  /** Errors as graphql-js reports them. */
  readonly errors: readonly Path[];
}

export interface MergedSchema {
  readonly apiSchema: GraphQLSchema;
  answer(document: DocumentNode, variables: Readonly<Record<string, unknown>>, run: Run): Promise<MergedAnswer>;
  /** Every field that fails anywhere in the operation, also where null propagation kept graphql-js from reaching it. */
  failing(document: DocumentNode, variables: Readonly<Record<string, unknown>>, run: Run): Promise<readonly Path[]>;
}

/** The API schema of a supergraph, executed by graphql-js alone. */
export function mergedSchema(supergraphSdl: string): MergedSchema {
  const apiSchema = Supergraph.build(supergraphSdl).apiSchema().toGraphQLJSSchema();
  const nullable = withoutNonNull(apiSchema);
  return {
    apiSchema,
    async answer(document, variableValues, run) {
      const contextValue: ResolveContext = { run };
      const fieldResolver = resolveField;
      const operation = {
        schema: apiSchema,
        document,
        variableValues,
        contextValue,
        fieldResolver,
        typeResolver: resolveType,
      };
      const { data, errors = [] } = await execute(operation);
      return { data, errors: errors.map(({ path }) => path ?? []) };
    },
    async failing(document, variableValues, run) {
      const paths: Path[] = [];
      await executeNullable(document, variableValues, run, (info, failed) => {
        if (failed) {
          paths.push(pathOf(info));
        }
      });
      return paths;
    },
  };

  async function executeNullable(
    document: DocumentNode,
    variableValues: Readonly<Record<string, unknown>>,
    run: Run,
    onField: OnField,
  ): Promise<void> {
    const contextValue: ResolveContext = { run };
    const fieldResolver = observedResolver(apiSchema, onField);
    await execute({
      schema: nullable,
      document,
      variableValues,
      contextValue,
      fieldResolver,
      typeResolver: resolveType,
    });
  }
}

type OnField = (info: GraphQLResolveInfo, failed: boolean) => void;

/** The same schema where any field may be null, so that no failure hides another. */
function withoutNonNull(schema: GraphQLSchema): GraphQLSchema {
  const loosened = visit(parse(printSchema(schema), { noLocation: true }), {
    FieldDefinition: (field) => ({ ...field, type: visit(field.type, { NonNullType: { leave: ({ type }) => type } }) }),
  });
  return buildASTSchema(loosened, { assumeValid: true });
}

function observedResolver(
  strict: GraphQLSchema,
  onField: OnField,
): GraphQLFieldResolver<FieldSource | undefined, ResolveContext> {
  return (source, args, context, info) => {
    const type = strict.getType(info.parentType.name);
    const field = type !== undefined && 'getFields' in type ? type.getFields()[info.fieldName] : undefined;
    try {
      const value = resolveField(source, args as Record<string, unknown>, context, info) as unknown;
      onField(info, field !== undefined && 'args' in field && !fits(value ?? null, field.type));
      return value;
    } catch {
      onField(info, true);
      return null;
    }
  };
}

function fits(value: unknown, type: GraphQLOutputType): boolean {
  if (isNonNullType(type)) {
    return value !== null && fits(value, type.ofType);
  }
  return !isListType(type) || !Array.isArray(value) || value.every((item) => fits(item ?? null, type.ofType));
}

function pathOf({ path }: GraphQLResolveInfo): Path {
  const parts: (string | number)[] = [];
  for (let part: GraphQLResolveInfo['path'] | undefined = path; part !== undefined; part = part.prev) {
    parts.unshift(part.key);
  }
  return parts;
}
