import { isInputType, print, typeFromAST, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';

import { checkVariables } from '../../../subgraphs/shared/check-variables.ts';
import type { Parameter, SavedQuery } from '../saved-query.ts';

/** Reports a fault at a part of `query.yaml`. */
export type ReportYaml = (path: readonly (string | number)[], message: string) => void;

/** Names of the URL's own parameters. */
export const URL_PARAMETERS: readonly string[] = ['first', 'after', 'encoding'];

/** Checks that the parameters are the variables of the operation, with values of their types. */
export function checkParameters(
  { parameters }: SavedQuery,
  operation: OperationDefinitionNode,
  schema: GraphQLSchema,
  report: ReportYaml,
): void {
  const variables = new Map(
    (operation.variableDefinitions ?? []).map((definition) => [definition.variable.name.value, definition]),
  );
  for (const name of variables.keys()) {
    if (!parameters.some((parameter) => parameter.name === name)) {
      report(['parameters'], `The variable $${name} has no parameter.`);
    }
  }
  for (const parameter of parameters) {
    const definition = variables.get(parameter.name);
    const place = ['parameters', parameter.name];
    if (definition === undefined) {
      report(place, `The document has no variable $${parameter.name}.`);
      continue;
    }
    if (print(definition.type) !== parameter.type) {
      report([...place, 'type'], `$${parameter.name} is ${print(definition.type)} in the document.`);
      continue;
    }
    const type = typeFromAST(schema, definition.type as never);
    if (!isInputType(type)) {
      report([...place, 'type'], `The schema has no input type ${parameter.type}.`);
      continue;
    }
    if (URL_PARAMETERS.includes(parameter.name)) {
      report(place, `${parameter.name} is a parameter of every URL; name the variable otherwise.`);
    }
    for (const part of ['default', 'example'] as const) {
      const value = part === 'default' ? parameter.fallback : parameter.example;
      if (
        value !== undefined &&
        !(value === null && part === 'example') &&
        !isOfType(schema, operation, parameter, value)
      ) {
        report([...place, part], `The ${part} is not of the type ${parameter.type}.`);
      }
    }
    if (parameter.isPersonal && parameter.fallback !== undefined && parameter.fallback !== null) {
      report([...place, 'default'], 'A parameter that names a person has no default: the text would hold the person.');
    }
  }
}

function isOfType(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  { name }: Parameter,
  value: unknown,
): boolean {
  const only = {
    ...operation,
    variableDefinitions: (operation.variableDefinitions ?? []).filter(({ variable }) => variable.name.value === name),
  };
  return 'coerced' in checkVariables(schema, only, { [name]: value });
}
