import type { ErrorCode } from '../../errors.ts';

/** A request about an own query that is refused. The message is for the person who sent it and holds no value of a person. */
export class OwnQueryError extends Error {
  override readonly name = 'OwnQueryError';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** The same for a query that does not exist and for one that the viewer may not see. */
export function notFound(): OwnQueryError {
  return new OwnQueryError('OWN_QUERY_NOT_FOUND', '没有这个查询。');
}
