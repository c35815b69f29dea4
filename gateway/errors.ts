import { GraphQLError } from 'graphql';

import type { ValueFault } from '../subgraphs/shared/database/unreadable-value.ts';

/** The languages of messages; the first is used where a client asks for none. */
export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The status of an `application/graphql-response+json` with data and errors; HTTP itself has no name for it. */
export const PARTIAL_SUCCESS = 294;

/** The meaning of an error code, and the HTTP statuses of a request that it refuses before anything is fetched. */
export interface CatalogueEntry {
  readonly meaning: string;
  readonly chinese: string;
  /** For `application/json`. */
  readonly httpStatus: number;
  /** For `application/graphql-response+json`: https://http-spec.graphql.org/September2026/#sec-Status-Codes */
  readonly resultStatus: number;
  /** Whether subgraphs may use it: such an error keeps its message. */
  readonly fromSubgraph: boolean;
}

/**
 * Every code that a client can get, and the source of the table in `gateway/README.md` and of the page `/errors`. A partial result
 * has status 200, or 294 as `application/graphql-response+json`, whatever its errors; the statuses here apply where the whole
 * request is refused.
 */
export const ERROR_CATALOGUE = {
  GRAPHQL_PARSE_FAILED: ours(
    'The document is not GraphQL, or has too many tokens.',
    '查询语句不是合法的 GraphQL，或者过长。',
    400,
  ),
  GRAPHQL_VALIDATION_FAILED: ours('The document does not fit the schema.', '查询语句与数据结构不符。', 400, 422),
  OPERATION_RESOLUTION_FAILURE: ours(
    'The request does not say which of the document’s operations to run.',
    '请求没有说明要运行查询语句中的哪一个操作。',
    400,
    422,
  ),
  BAD_USER_INPUT: shared(
    'A value is malformed; `fault` says how, `expected` what is accepted.',
    '输入的值不符合要求；`fault` 说明错在哪里，`expected` 说明应为何值。',
    400,
    422,
  ),
  BAD_REQUEST: ours(
    'The HTTP request is not a GraphQL request, or is too large.',
    '请求不是合法的 GraphQL 请求，或者过大。',
    400,
  ),
  ORIGIN_NOT_ALLOWED: ours(
    'Pages of this origin may not ask the gateway; its operator lists those that may.',
    '不允许这个来源的网页访问本网关；允许的来源由运维人员列出。',
    403,
  ),
  PERSISTED_QUERY_NOT_SUPPORTED: ours(
    'Documents cannot be registered; send the whole document.',
    '不接受登记查询语句；请发送完整的查询语句。',
    200,
    422,
  ),
  PERSISTED_QUERY_NOT_FOUND: ours(
    'No document is known under this hash.',
    '没有与这个摘要对应的已登记查询。',
    200,
    404,
  ),
  DOCUMENT_NOT_FOUND: ours('No document is known under this id.', '没有与这个编号对应的已登记查询。', 404),
  DOCUMENT_RETIRED: ours(
    'The document belongs to a retired version of its app; a newer version is needed.',
    '这个查询属于已停用的应用版本；请更新应用。',
    410,
  ),
  DOCUMENT_NOT_TRUSTED: ours(
    'This audience may run known documents only, and this text is none.',
    '您的身份只能运行已登记的查询，而这个查询没有登记。',
    403,
  ),
  INTERNAL_SERVER_ERROR: ours(
    'A fault of the gateway; the log has it under `requestId`.',
    '系统发生意外故障；日志中可按 `requestId` 查到。',
    500,
  ),
  UNAUTHENTICATED: ours('The token is missing, expired or not valid.', '没有令牌，或者令牌已过期、无效。', 401),
  AUTHENTICATION_UNAVAILABLE: ours(
    'The keys that tokens are checked with are not available; try again soon.',
    '用来核验令牌的密钥暂时无法取得；请稍后再试。',
    503,
  ),
  UNAUTHORIZED_FIELD_OR_TYPE: shared(
    'The viewer may not read this field; it is null.',
    '您无权读取这个字段；其值为空。',
    200,
    403,
  ),
  BAD_CURSOR: shared(
    'The cursor does not belong to this query, filter and order.',
    '翻页游标不属于这个查询、筛选条件和排序。',
    400,
    422,
  ),
  COST_LIMIT_EXCEEDED: shared(
    'The request is larger or costs more than one may; `what` or `cost` says of what it has too much, `limit` how much is allowed.',
    '查询的大小或者开销超出一次请求的限度；`what` 或者 `cost` 说明何者过多，`limit` 说明上限。',
    400,
    422,
  ),
  PLAN_NOT_SUPPORTED: ours(
    'The planner of this gateway cannot plan the operation; its operator can choose another.',
    '本网关的规划器无法规划这个查询；运维人员可以另选规划器。',
    501,
  ),
  SAVED_QUERY_NOT_FOUND: ours('There is no such saved query for this viewer.', '没有您可以运行的这个查询。', 404),
  OWN_QUERY_NOT_FOUND: ours('There is no such own query for this viewer.', '没有您可以看到的这个查询。', 404),
  OWN_QUERY_FORBIDDEN: ours(
    'Only its owner may change or remove an own query.',
    '只有保存这个查询的人可以修改或删除它。',
    403,
  ),
  OWN_QUERY_NAME_TAKEN: ours(
    'The viewer keeps another query of this name.',
    '您已有同名的查询；请换一个名称，或者修改已有的查询。',
    409,
  ),
  OWN_QUERY_VERSION_CONFLICT: ours(
    'The own query has a newer version than the one that was changed; read it again.',
    '这个查询已有更新的版本；请重新读取，在新的版本上再改。',
    409,
  ),
  OWN_QUERY_LIMIT_REACHED: ours(
    'The viewer keeps as many own queries as are allowed.',
    '您保存的查询已达上限；请先删除不用的。',
    409,
  ),
  OWN_QUERY_TOO_LARGE: ours(
    'The own query, or a part of it, is larger than is kept.',
    '这个查询或者其中一部分超出可以保存的大小。',
    413,
  ),
  METHOD_NOT_ALLOWED: ours(
    'The address of an own query does not take this method.',
    '这个查询的地址不接受这种请求方法。',
    405,
  ),
  CLIENT_LEFT: ours(
    'The client left before the run of a saved query had ended. Only `/q/runs/<id>` says so: nobody waits for a status.',
    '客户端在查询运行结束之前离开。只见于 `/q/runs/<id>`，没有相应的答复。',
    499,
  ),
  RATE_LIMITED: shared(
    'Too many requests, or more than the budget has left; `retryAfterSeconds` and `refillsAt` say when to try again.',
    '请求过多，或者超出余额；`retryAfterSeconds` 和 `refillsAt` 说明何时再试。',
    429,
  ),
  LOOKUP_LIMIT_EXCEEDED: ours(
    'Too many people were looked up by number, or too many candidates of one number; `retryAfterSeconds` says when there is room again.',
    '按证件号码查询的人数过多，或者对同一号码的猜测过多；`retryAfterSeconds` 说明何时可以再查。',
    429,
  ),
  SUBGRAPH_UNAVAILABLE: shared(
    'An office’s service could not be reached; what depends on it is null.',
    '某个单位的服务无法连接；依赖它的数据为空。',
    200,
    503,
  ),
  SUBGRAPH_TIMEOUT: shared(
    'An office’s service did not answer in time; what depends on it is null.',
    '某个单位的服务没有按时答复；依赖它的数据为空。',
    200,
    504,
  ),
  SUBGRAPH_BAD_RESPONSE: ours(
    'The response of an office’s service is malformed; it was not used.',
    '某个单位的服务答复有误，未予采用。',
    200,
    502,
  ),
  UNKNOWN_RECORD: shared(
    'An office refers to a record that the office which owns it does not have, or not for this viewer; its fields are null.',
    '某个单位的记录所指的另一条记录，在其所属单位没有，或者不对您开放；其字段为空。',
    200,
    404,
  ),
  UNREADABLE_VALUE: shared(
    'An office’s database holds a value that cannot be shown; it is null. `fault` says what is there, never the value.',
    '某个单位的数据库中有无法显示的值；其值为空。`fault` 说明属于哪种情况，不含该值。',
    200,
    502,
  ),
  ACCESS_LEDGER_UNAVAILABLE: ours(
    'Personal data is not served while its reads cannot be recorded; try again later.',
    '访问台账暂时无法写入，此时不提供个人信息；请稍后再试。',
    200,
    503,
  ),
} as const satisfies Record<string, CatalogueEntry>;

export type ErrorCode = keyof typeof ERROR_CATALOGUE;

export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(ERROR_CATALOGUE, code);
}

/** Whether a subgraph's own error with this code is passed on to the client with its message. */
export function mayComeFromSubgraph(code: unknown): code is ErrorCode {
  return isErrorCode(code) && ERROR_CATALOGUE[code].fromSubgraph;
}

/**
 * An error that refuses a whole request before anything is fetched. `facts` become extensions, so they must never contain the
 * client's value. The HTTP status is that of its code, and depends on the media type of the response.
 */
export function refusal(code: ErrorCode, message: string, facts: Readonly<Record<string, unknown>> = {}): GraphQLError {
  return withoutStack(() => new GraphQLError(message, { extensions: { code, ...facts } }));
}

/**
 * For what makes errors that say what a client did wrong. Those are no faults of ours to be traced: taking a stack, with the
 * source maps of each frame, would cost more than the rest of a refusal.
 */
export function withoutStack<Made>(make: () => Made): Made {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return make();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** The catalogue as the README's markdown table. */
export function errorTable(): string {
  const rows = Object.entries(ERROR_CATALOGUE).map(
    ([code, { httpStatus, resultStatus, meaning, chinese }]) =>
      `| \`${code}\` | ${httpStatus} | ${resultStatus} | ${meaning} | ${chinese} |`,
  );
  return [
    '| code | HTTP status | as a GraphQL response | meaning | 含义 |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

function ours(meaning: string, chinese: string, httpStatus: number, resultStatus = httpStatus): CatalogueEntry {
  return { meaning, chinese, httpStatus, resultStatus, fromSubgraph: false };
}

function shared(meaning: string, chinese: string, httpStatus: number, resultStatus = httpStatus): CatalogueEntry {
  return { ...ours(meaning, chinese, httpStatus, resultStatus), fromSubgraph: true };
}

/** What is wrong with a stored value that cannot be shown, by the subgraphs' word for it. */
const UNREADABLE_FAULTS: Readonly<Record<ValueFault, string>> = {
  null: '不该为空而为空',
  'unknown member': '代码不认识',
  'zero date': '零日期',
  'impossible date': '日历上没有的日期',
  'not a date': '不是日期',
  'not a decimal': '不是金额',
  'not a whole number': '不是整数',
  'neither true nor false': '既不是“是”也不是“否”',
  'not text': '不是文本',
  'duplicate key': '编号重复',
  'key written differently': '两处编号写法不同',
};

/**
 * What cannot be shown, in Chinese, by the extensions of `UNREADABLE_VALUE`: type and field, what is there in kind, and the
 * records' keys; null where they say nothing of it.
 *
 * @param name what the reader knows the field by, beside type and field
 */
export function unreadableInChinese(facts: Readonly<Record<string, unknown>>, name?: string): string | null {
  const { coordinate, fault, records, count } = facts;
  if (typeof coordinate !== 'string' || typeof fault !== 'string') {
    return null;
  }
  const what = name === undefined ? coordinate : `“${name}”（${coordinate}）`;
  const why = Object.hasOwn(UNREADABLE_FAULTS, fault) ? UNREADABLE_FAULTS[fault as ValueFault] : fault;
  const where =
    typeof records === 'string' ? `，记录 ${records}` : typeof count === 'number' ? `，${count} 条记录` : '';
  return `${what} 无法显示：${why}${where}。`;
}
