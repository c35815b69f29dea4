import { BREAK, Kind, visit, type DocumentNode, type GraphQLError } from 'graphql';

import { badInput } from './bad-input.ts';

const NUL = '\u0000';
/** Every way to write the character in JSON, and in GraphQL within JSON. A request without them does not hold it. */
const WRITTEN = /u0000|u\{0+\}/u;

/**
 * Refuses text that holds U+0000, in variables and in the document's literals.
 *
 * No name, number or key has it, so such text is a mistake or a probe. SQLite ends a statement at it, which would look like
 * our fault; MySQL compares it. To refuse it before any statement gives the same answer on both.
 *
 * @param body of the request: a quick test of its text first, since nearly no request needs the walk
 * @returns an error `BAD_USER_INPUT` with the field, never the text; null where there is nothing to refuse
 */
export function nulInText(
  body: string,
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): GraphQLError | null {
  if (!WRITTEN.test(body)) {
    return null;
  }
  return nulInVariables(variables) ?? nulInLiterals(document);
}

function nulInVariables(variables: Readonly<Record<string, unknown>>): GraphQLError | null {
  for (const [name, value] of Object.entries(variables)) {
    if (holdsNul(value)) {
      return refusal(name);
    }
  }
  return null;
}

function nulInLiterals(document: DocumentNode): GraphQLError | null {
  let error: GraphQLError | null = null;
  visit(document, {
    Argument: (argument) => {
      visit(argument.value, {
        [Kind.STRING]: ({ value }) => {
          if (!value.includes(NUL)) {
            return undefined;
          }
          error = refusal(argument.name.value);
          return BREAK;
        },
      });
      return error ? BREAK : false;
    },
  });
  return error;
}

function holdsNul(value: unknown): boolean {
  if (typeof value === 'string') {
    return value.includes(NUL);
  }
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsNul);
}

function refusal(field: string): GraphQLError {
  return badInput('holds a NUL character', 'text without the character U+0000', field);
}
