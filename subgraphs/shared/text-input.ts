import { BREAK, Kind, visit, type DocumentNode, type GraphQLError } from 'graphql';

import { badInput } from './bad-input.ts';

const NUL = '\u0000';
/** Every way in which JSON, and GraphQL within JSON, can write the character; a request without them holds none. */
const WRITTEN = /u0000|u\{0+\}/u;

/**
 * Refuses text that holds U+0000, in variables and in the document's literals.
 *
 * No name, number or key has it, so such text is a mistake or a probe. SQLite ends a statement at it and answers with a
 * fault that would read as ours; MySQL compares it. One refusal before any statement is made is the same on both.
 *
 * @param body of the request, looked at first, since a walk of every request would be for nothing
 * @returns an error `BAD_USER_INPUT` with the place, never the text; null where there is nothing to refuse
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
  let found: GraphQLError | null = null;
  visit(document, {
    Argument: (argument) => {
      visit(argument.value, {
        [Kind.STRING]: ({ value }) => {
          if (!value.includes(NUL)) {
            return undefined;
          }
          found = refusal(argument.name.value);
          return BREAK;
        },
      });
      return found ? BREAK : false;
    },
  });
  return found;
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
