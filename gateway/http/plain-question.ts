import type { IncomingHttpHeaders } from 'node:http';

import type { GraphQLError, GraphQLFormattedError } from 'graphql';

import { isRecord } from '../../subgraphs/shared/is-record.ts';
import type { AnswerAdmitted, PlainQuestion } from '../serving/known-question.ts';
import type { RequestScope } from '../serving/request-scope.ts';

import type { Answer } from './answer.ts';

/** Answers a request that is as nearly all are, undefined for all others. */
export type AnswerPlain = (
  body: unknown,
  headers: IncomingHttpHeaders,
  scope: RequestScope,
) => Promise<Answer> | undefined;

type PresentError = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/** What clients that take plain JSON say; others get their media type from Apollo Server. */
const PLAIN_ACCEPT: ReadonlySet<string | undefined> = new Set([
  undefined,
  '*/*',
  'application/json',
  'application/json, */*',
  'application/json, text/plain, */*',
]);

const MEMBERS: ReadonlySet<string> = new Set(['query', 'variables', 'operationName']);

const HEADERS = { 'cache-control': 'no-store', 'content-type': 'application/json; charset=utf-8' };

/**
 * The short way through the gateway, for a POST whose document has been asked before: the finished JSON goes out as it was
 * written. It takes only what needs none of Apollo Server's protocol (no extensions, no media type to choose, nothing
 * malformed), and a body that no form can send, since the route has seen to its content type. All else is undefined, and
 * goes the long way, where every fault has its answer.
 */
export function answerPlain(answerAdmitted: AnswerAdmitted, presentError: PresentError): AnswerPlain {
  return (body, headers, scope) => {
    const question = PLAIN_ACCEPT.has(headers.accept) ? plainQuestion(body) : undefined;
    const answering = question && answerAdmitted(question, scope);
    return answering?.then(({ text, errors }) => ({ status: 200, headers: HEADERS, body: result(text, errors) }));
  };

  function result(text: string, errors: readonly GraphQLError[]): string {
    if (errors.length === 0) {
      return `{"data":${text}}`;
    }
    return `{"errors":${JSON.stringify(errors.map((error) => presentError(error.toJSON(), error)))},"data":${text}}`;
  }
}

function plainQuestion(body: unknown): PlainQuestion | undefined {
  if (!isRecord(body) || !Object.keys(body).every((name) => MEMBERS.has(name))) {
    return undefined;
  }
  const { query, operationName = null, variables = null } = body;
  const isPlain =
    typeof query === 'string' &&
    (operationName === null || typeof operationName === 'string') &&
    (variables === null || isRecord(variables));
  return isPlain ? { query, operationName: operationName ?? undefined, variables: variables ?? {} } : undefined;
}
