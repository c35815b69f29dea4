import {
  Kind,
  print,
  TypeInfo,
  valueFromASTUntyped,
  visit,
  visitWithTypeInfo,
  type ConstValueNode,
  type DocumentNode,
  type GraphQLSchema,
  type VariableDefinitionNode,
  parseType,
} from 'graphql';

import type { Operation } from './point-at-records.ts';

/**
 * The same operation with a variable for each literal argument, so that one document, planned once, runs with many values.
 * Equal arguments share a variable, so that fields that could be merged still can.
 */
export function parameterise(schema: GraphQLSchema, { document, variables }: Operation): Operation {
  const info = new TypeInfo(schema);
  const made = new Map<string, VariableDefinitionNode>();
  const values: Record<string, unknown> = { ...variables };
  const changed = visit(
    document,
    visitWithTypeInfo(info, {
      Directive: () => false,
      VariableDefinition: () => false,
      Argument(argument) {
        const type = info.getArgument()?.type;
        const { value } = argument;
        if (type === undefined || usesVariable(argument)) {
          return false;
        }
        const key = `${String(type)} ${print(value)}`;
        const name = made.get(key)?.variable.name ?? { kind: Kind.NAME as const, value: `p${made.size}` };
        const variable = { kind: Kind.VARIABLE as const, name };
        if (!made.has(key)) {
          made.set(key, { kind: Kind.VARIABLE_DEFINITION, variable, type: parseType(String(type)) });
          values[name.value] = valueFromASTUntyped(value as ConstValueNode);
        }
        return { ...argument, value: variable };
      },
    }),
  );
  return { document: withVariables(changed, [...made.values()]), variables: values };
}

function usesVariable(node: Parameters<typeof visit>[0]): boolean {
  let uses = false;
  visit(node, { Variable: () => void (uses = true) });
  return uses;
}

function withVariables(document: DocumentNode, made: readonly VariableDefinitionNode[]): DocumentNode {
  const definitions = document.definitions.map((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? { ...definition, variableDefinitions: [...(definition.variableDefinitions ?? []), ...made] }
      : definition,
  );
  return { ...document, definitions };
}
