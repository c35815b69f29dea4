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
 * Adds null for each denied field to the result of the operation without them: in the order of the client's selections, and
 * propagated to the nearest nullable parent (https://spec.graphql.org/October2021/#sec-Handling-Field-Errors). graphql-js does
 * both when it executes the client's operation on that result.
 *
 * @param schema its scalars must not change values, which are already serialized
 * @param data of the operation without denied fields; `{}` if nothing was left of it
 * @param typeKey the response name of `__typename` on objects of interfaces and unions
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
  // Introspection fields are already executed, perhaps on a schema of the viewer's own.
  Object.keys(shaped).forEach((name) => resolvedAtRoot.has(name) || (shaped[name] = own(data, name)));
  return shaped;
}

function own(source: Data, name: string): unknown {
  return Object.hasOwn(source, name) ? source[name] : undefined;
}
