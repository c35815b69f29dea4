import {
  executeSync,
  type DocumentNode,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  type GraphQLTypeResolver,
} from 'graphql';

import type { DeniedFields } from '../../graphql/client-selections.ts';

type Data = Readonly<Record<string, unknown>>;

/**
 * Puts a null in the place of what was cut, into the result of the rest: in the order in which the client selected, and with
 * a null that may not stand where it is rising to the nearest place that may be null
 * (https://spec.graphql.org/October2021/#sec-Handling-Field-Errors). graphql-js does both, with the result as its data.
 *
 * @param schema whose scalars serialize any value as it is: what they stand for has been serialized before
 * @param data of the cut operation; `{}` where nothing was left of it
 * @param typeKey the response name under which objects of interfaces and unions have their type there
 */
export function nullDeniedFields(
  schema: GraphQLSchema,
  document: DocumentNode,
  denied: DeniedFields,
  variableValues: Readonly<Record<string, unknown>>,
  data: Data,
  typeKey: string,
): Data | null {
  const typeResolver: GraphQLTypeResolver<Data, unknown> = (source) => String(own(source, typeKey));
  const resolvedAtRoot = new Set<string>();
  const fieldResolver: GraphQLFieldResolver<Data, unknown> = (source, _arguments, _context, { fieldNodes, path }) => {
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
  // Introspection was answered before, perhaps from a schema of the viewer's own.
  Object.keys(shaped).forEach((name) => resolvedAtRoot.has(name) || (shaped[name] = own(data, name)));
  return shaped;
}

function own(source: Data, name: string): unknown {
  return Object.hasOwn(source, name) ? source[name] : undefined;
}
