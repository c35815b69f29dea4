import type { GraphQLError } from 'graphql';

import type { RequestScope } from './request-scope.ts';

/** A GraphQL request of the plainest form. */
export interface PlainQuestion {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

export interface PlainAnswer {
  /** The data as JSON text. */
  readonly text: string;
  readonly errors: readonly GraphQLError[];
}

/**
 * Answers a query whose document has been admitted before, by the same generation of the supergraph: all that depends on
 * the document alone has been checked then, and is not checked again. Undefined where it has not, or where anything is
 * wrong with the request: then the whole pipeline takes it, and tells.
 */
export type AnswerAdmitted = (question: PlainQuestion, scope: RequestScope) => Promise<PlainAnswer> | undefined;
