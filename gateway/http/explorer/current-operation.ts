import { Kind, parse, type OperationDefinitionNode } from 'graphql';

/**
 * The operation to ask for in a text. GraphiQL learns the names in its editor a moment after the text has changed, so a query
 * that is run at once comes with the name of an operation that was there before.
 *
 * @param named what GraphiQL asks for
 * @returns `named` where the text has it, or where only the gateway can say what is wrong; else the text's only operation
 */
export function currentOperation(text: string, named: string | null | undefined): string | undefined {
  let operations: readonly OperationDefinitionNode[];
  try {
    operations = parse(text, { noLocation: true }).definitions.filter(
      (definition) => definition.kind === Kind.OPERATION_DEFINITION,
    );
  } catch {
    return named ?? undefined;
  }
  const names = operations.map(({ name }) => name?.value);
  return operations.length === 1 && !names.includes(named ?? undefined) ? names[0] : (named ?? undefined);
}
