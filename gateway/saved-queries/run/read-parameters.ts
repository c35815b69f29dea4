import { getNamedType, isListType, getNullableType, isInputType, typeFromAST, type GraphQLSchema } from 'graphql';

import { checkVariables } from '../../../subgraphs/shared/check-variables.ts';
import type { RunnableQuery } from '../definition/check-definition.ts';
import { QueryError } from '../query-error.ts';
import type { Parameter, ParameterValue } from '../saved-query.ts';

/** The parameters of a run with their defaults: as values, and as the document's variables. */
export interface GivenParameters {
  readonly values: readonly (readonly [Parameter, ParameterValue])[];
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * Reads the parameters of a query from a URL. Values of a list are separated by commas, or the parameter is repeated.
 *
 * @param own names in the URL that are not the query's, e.g. `encoding`
 * @throws QueryError 400 naming the parameter and what is allowed, never the value
 */
export function readParameters(
  { query, operation }: RunnableQuery,
  schema: GraphQLSchema,
  search: URLSearchParams,
  own: readonly string[],
): GivenParameters {
  const known = new Set([...query.parameters.map(({ name }) => name), ...own]);
  for (const name of search.keys()) {
    if (!known.has(name)) {
      throw bad('没有这个参数。', { ...named(name), allowed: [...known] }, 'The query has no such parameter.');
    }
  }
  for (const name of own) {
    if (search.getAll(name).length > 1) {
      throw bad(`参数 ${name} 只能给一次。`, { parameter: name });
    }
  }
  const values: (readonly [Parameter, ParameterValue])[] = [];
  // No prototype: a variable may be called __proto__.
  const variables = Object.create(null) as Record<string, unknown>;
  for (const parameter of query.parameters) {
    const value = valueOf(parameter, operation, schema, search.getAll(parameter.name));
    values.push([parameter, value ?? null]);
    if (value !== undefined) {
      variables[parameter.name] = value;
    }
  }
  const definitions = (operation.variableDefinitions ?? []).filter(({ variable }) =>
    query.parameters.some(({ name }) => name === variable.name.value),
  );
  for (const definition of definitions) {
    const name = definition.variable.name.value;
    const checked = checkVariables(schema, { ...operation, variableDefinitions: [definition] }, variables);
    if ('errors' in checked) {
      const { expected } = checked.errors[0]?.extensions ?? {};
      const { type, title, description } = query.parameters.find((parameter) => parameter.name === name) as Parameter;
      throw bad(`参数 ${name}（${title}）的值不对。${description}`, { parameter: name, allowed: expected ?? type });
    }
  }
  return { values, variables };
}

function valueOf(
  parameter: Parameter,
  operation: RunnableQuery['operation'],
  schema: GraphQLSchema,
  given: readonly string[],
): ParameterValue | undefined {
  const { name, title, isRequired, fallback, allowed, type } = parameter;
  if (given.length === 0 || given.every((text) => text === '')) {
    if (isRequired) {
      throw bad(`缺少参数 ${name}（${title}）。`, { parameter: name, allowed: allowed ?? type });
    }
    return fallback;
  }
  const definition = operation.variableDefinitions?.find(({ variable }) => variable.name.value === name);
  const inputType = definition && typeFromAST(schema, definition.type as never);
  const isList = isInputType(inputType) && isListType(getNullableType(inputType));
  const scalar = isInputType(inputType) ? getNamedType(inputType).name : 'String';
  if (!isList && given.length > 1) {
    throw bad(`参数 ${name}（${title}）只能给一次。`, { parameter: name });
  }
  const texts = isList ? given.flatMap((text) => text.split(',')).map((text) => text.trim()) : given;
  const read = texts.map((text) => leafOf(scalar, text));
  if (allowed !== undefined && read.some((value) => !allowed.includes(value as string | number))) {
    throw bad(`参数 ${name}（${title}）不在允许的值之内。`, { parameter: name, allowed });
  }
  return isList ? read : read[0];
}

/** A text that is not of the type stays a text, which the check of variables refuses. */
function leafOf(scalar: string, text: string): string | number | boolean {
  if (scalar === 'Boolean') {
    return ({ true: true, false: false, 是: true, 否: false } as Readonly<Record<string, boolean>>)[text] ?? text;
  }
  return scalar === 'Int' && /^-?\d{1,10}$/.test(text) ? Number(text) : text;
}

/** An unknown name may hold anything, such as a value in the wrong place: only a plain word is repeated. */
function named(name: string): { readonly parameter?: string } {
  return /^[A-Za-z_]{1,40}$/.test(name) ? { parameter: name } : {};
}

function bad(chinese: string, facts: Readonly<Record<string, unknown>>, english = ''): QueryError {
  return new QueryError('BAD_USER_INPUT', 400, `${chinese}${english && ` ${english}`}`, facts);
}
