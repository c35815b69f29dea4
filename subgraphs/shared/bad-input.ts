import { GraphQLError, type ASTNode } from 'graphql';

/** What a client learns of a refused input: `extensions` of the error that `badInput` makes. */
export type BadInputExtensions = {
  code: 'BAD_USER_INPUT';
  /** Path of the argument, variable or input field, e.g. `filter.caseNumber`, where it is known. */
  field?: string;
  /** What is wrong, as a clause without a subject, e.g. `does not end in 号`. */
  fault: string;
  /** What would have been right, as a noun phrase, e.g. `a case number such as （2021）闽09执123号`. */
  expected: string;
};

/**
 * An error for input that a client can correct.
 *
 * Threat: input is where people's names, identity and account numbers come in, and errors are what gets logged, kept
 * and shown to others. So there is no parameter for the value: a check cannot print it by mistake.
 *
 * @param fault clause without a subject and without the value, e.g. `is below 1`
 * @param expected noun phrase, e.g. `a page size from 1 to 100`
 * @param field path of the wrong input, e.g. `filter.caseNumber`
 * @param node the literal in the document, where the input was one: gives the error its locations
 */
export function badInput(fault: string, expected: string, field?: string, node?: ASTNode): GraphQLError {
  const extensions: BadInputExtensions = { code: 'BAD_USER_INPUT', ...(field ? { field } : {}), fault, expected };
  return new GraphQLError(`${field ?? 'The value'} ${fault}; expected ${expected}.`, { nodes: node, extensions });
}

/** The same error with the field's path (and position in the document), which only the caller knows. */
export function badInputAt(error: GraphQLError, field: string | undefined, node?: ASTNode): GraphQLError {
  const { fault, expected } = error.extensions;
  return typeof fault === 'string' && typeof expected === 'string' ? badInput(fault, expected, field, node) : error;
}

/** Whether an error was made by `badInput`, so that its text is known to hold no value. */
export function isBadInput(error: unknown): error is GraphQLError & { extensions: BadInputExtensions } {
  return (
    error instanceof GraphQLError &&
    error.extensions['code'] === 'BAD_USER_INPUT' &&
    typeof error.extensions['fault'] === 'string' &&
    typeof error.extensions['expected'] === 'string'
  );
}
