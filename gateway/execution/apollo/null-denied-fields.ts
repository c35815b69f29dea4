import { executeSync, type GraphQLFieldResolver, type GraphQLSchema, type GraphQLTypeResolver } from 'graphql';

import type { MarkedOperation } from '../../authorization/mark-denied.ts';

type Answered = Readonly<Record<string, unknown>>;

/**
 * Puts null in the place of what was cut, into the answer to the rest: in the order in which the client asked, and with a
 * null that may not stand where it is rising to the nearest place that may be null
 * (https://spec.graphql.org/October2021/#sec-Handling-Field-Errors). graphql-js does both, with the answer as its data.
 *
 * @param schema whose scalars write any value as it is: what they stand for has been written already
 * @param data of the cut operation; `{}` where nothing was left of it
 * @param typeKey under which objects of interfaces and unions tell their type there
 */
export function putNulls(
  schema: GraphQLSchema,
  { document, denied }: MarkedOperation,
  variableValues: Readonly<Record<string, unknown>>,
  data: Answered,
  typeKey: string,
): Answered | null {
  const typeResolver: GraphQLTypeResolver<Answered, unknown> = (source) => String(own(source, typeKey));
  const resolvedAtRoot = new Set<string>();
  const fieldResolver: GraphQLFieldResolver<Answered, unknown> = (
    source,
    _arguments,
    _context,
    { fieldNodes, path },
  ) => {
    const name = String(path.key);
    if (path.prev === undefined) {
      resolvedAtRoot.add(name);
    }
    return fieldNodes.some((node) => denied.has(node)) ? null : own(source, name);
  };
  const shaped = executeSync({ schema, document, variableValues, rootValue: data, fieldResolver, typeResolver }).data;
  if (shaped == null) {
    return null;
  }
  // What tells of the schema was answered already, perhaps from a schema of the viewer's own.
  Object.keys(shaped).forEach((name) => resolvedAtRoot.has(name) || (shaped[name] = own(data, name)));
  return shaped;
}

function own(source: Answered, name: string): unknown {
  return Object.hasOwn(source, name) ? source[name] : undefined;
}
