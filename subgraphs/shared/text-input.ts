import { BREAK, Kind, visit, type DocumentNode, type GraphQLError } from 'graphql';

import { badInput } from './bad-input.ts';

const NUL = '\u0000';
/**
 * Every way to write the characters in JSON, and in GraphQL within JSON: half a surrogate pair can stand there only as an
 * escape. A request without them holds none.
 */
const WRITTEN = /u0000|u\{0+\}|u\{?0*d[89a-f]/iu;

/**
 * Refuses text that no database stores as it is, in variables and in the document's literals.
 *
 * - U+0000: no name, number or key has it, so such text is a mistake or a probe. SQLite ends a statement at it, which would look
 *   like our fault; MySQL compares it. To refuse it before any statement gives the same answer on both.
 * - Half of a surrogate pair: UTF-8 has no form for it, so that a driver sends another character in its place.
 *
 * @param body of the request: a quick test of its text first, since nearly no request needs the walk
 * @returns an error `BAD_USER_INPUT` with the field, never the text; null where there is nothing to refuse
 */
export function unstorableText(
  body: string,
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): GraphQLError | null {
  if (!WRITTEN.test(body)) {
    return null;
  }
  return refusedVariable(variables) ?? refusedLiteral(document);
}

function refusedVariable(variables: Readonly<Record<string, unknown>>): GraphQLError | null {
  for (const [name, value] of Object.entries(variables)) {
    const fault = faultOf(value);
    if (fault !== undefined) {
      return refusal(name, fault);
    }
  }
  return null;
}

function refusedLiteral(document: DocumentNode): GraphQLError | null {
  let error: GraphQLError | null = null;
  visit(document, {
    Argument: (argument) => {
      visit(argument.value, {
        [Kind.STRING]: ({ value }) => {
          const fault = faultOf(value);
          if (fault === undefined) {
            return undefined;
          }
          error = refusal(argument.name.value, fault);
          return BREAK;
        },
      });
      return error ? BREAK : false;
    },
  });
  return error;
}

function faultOf(value: unknown): string | undefined {
  if (typeof value === 'string') {
    if (value.includes(NUL)) {
      return 'holds a NUL character';
    }
    return value.isWellFormed() ? undefined : 'holds half of a character (a surrogate without its pair)';
  }
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  for (const inner of Object.values(value)) {
    const fault = faultOf(inner);
    if (fault !== undefined) {
      return fault;
    }
  }
  return undefined;
}

function refusal(field: string, fault: string): GraphQLError {
  return badInput(fault, 'text of whole characters, without U+0000', field);
}
