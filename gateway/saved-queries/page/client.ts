import type {
  ErrorBody,
  NewOwnQuery,
  OwnQuery,
  OwnQueryChange,
  OwnQueryList,
  QueryIndex,
  QueryResult,
  QueryRun,
} from './wire.ts';

/** Rows that the page shows. */
export const SHOWN_ROWS = 50;

/** The page is in Chinese, whatever the language of the browser. */
const ACCEPTED = { accept: 'application/json', 'accept-language': 'zh' };

/** A request that did not give what was asked for; the message says why, in Chinese, with the error's code. */
export class RequestFailedError extends Error {
  override readonly name = 'RequestFailedError';
  readonly status: number;
  /** The parameter at fault, where one is. */
  readonly parameter: string | undefined;

  constructor(message: string, status: number, parameter?: string) {
    super(message);
    this.status = status;
    this.parameter = parameter;
  }
}

export const loadIndex = async (signal: AbortSignal): Promise<QueryIndex> =>
  (await load<QueryIndex>('/q/index.json', signal)).body;

/** The number of a run is that of its record; a name that is none is not found. */
export const loadRun = async (id: string, signal: AbortSignal): Promise<QueryRun> =>
  (await load<QueryRun>(`/q/runs/${encodeURIComponent(id)}`, signal)).body;

/** The rows that the page shows. */
export interface Rows {
  readonly result: QueryResult;
  /** The number of the run, where the gateway says it. */
  readonly runId: string | null;
}

export const loadOwnQueries = async (signal: AbortSignal): Promise<OwnQueryList> =>
  (await load<OwnQueryList>('/q/own', signal)).body;

/** @param path `own/my-cases` */
export const loadOwnQuery = async (path: string, signal: AbortSignal): Promise<OwnQuery> =>
  (await load<OwnQuery>(`/q/${path}`, signal)).body;

export const createOwnQuery = (query: NewOwnQuery): Promise<OwnQuery> => change<OwnQuery>('POST', '/q/own', query);

/** @param url of the query */
export const changeOwnQuery = (url: string, changes: OwnQueryChange): Promise<OwnQuery> =>
  change<OwnQuery>('PUT', url, changes);

/** @param url of the query */
export const removeOwnQuery = (url: string): Promise<unknown> => change<unknown>('DELETE', url, undefined);

/** Sends a change, which is never given up half way. @throws RequestFailedError */
async function change<Body>(method: string, url: string, body: unknown): Promise<Body> {
  const headers = { ...ACCEPTED, ...(body !== undefined && { 'content-type': 'application/json' }) };
  const init = { method, headers, body: body === undefined ? null : JSON.stringify(body) };
  return (await load<Body>(url, new AbortController().signal, init)).body;
}

/** @param path `agency-scores`, `own/my-cases`; @param search parameters as `searchOf` writes them */
export async function loadRows(path: string, search: string, signal: AbortSignal): Promise<Rows> {
  const first = `first=${SHOWN_ROWS}`;
  const url = `/q/${path}.json?${search === '' ? first : `${search}&${first}`}`;
  const { body, headers } = await load<QueryResult>(url, signal);
  return { result: body, runId: headers.get('x-query-run') };
}

interface Loaded<Body> {
  readonly body: Body;
  readonly headers: Headers;
}

/** @throws RequestFailedError; an AbortError where `signal` was used */
async function load<Body>(
  url: string,
  signal: AbortSignal,
  init: RequestInit = { headers: ACCEPTED },
): Promise<Loaded<Body>> {
  let response: Response;
  try {
    response = await fetch(url, { ...init, signal });
  } catch (error) {
    if (signal.aborted) {
      throw error;
    }
    throw new RequestFailedError('连不上服务器，请检查网络后再试（错误代码 NETWORK）', 0);
  }
  if (!response.ok) {
    throw await failureOf(response);
  }
  try {
    return { body: (await response.json()) as Body, headers: response.headers };
  } catch (error) {
    if (signal.aborted) {
      throw error;
    }
    throw new RequestFailedError('答复不完整或无法识别，请再试一次（错误代码 BAD_RESPONSE）', response.status);
  }
}

/** Refused changes of own queries, and runs that stop at a record; the gateway's words are written for the person who reads them. */
const SAID_BY_THE_GATEWAY: ReadonlySet<string> = new Set([
  'GRAPHQL_VALIDATION_FAILED',
  'OWN_QUERY_FORBIDDEN',
  'UNREADABLE_VALUE',
  'OWN_QUERY_NAME_TAKEN',
  'OWN_QUERY_VERSION_CONFLICT',
  'OWN_QUERY_LIMIT_REACHED',
  'OWN_QUERY_TOO_LARGE',
]);

/** Browsers say from which page a request comes (`Sec-Fetch-Site`) only over https and on this machine. */
const NEEDS_HTTPS = '只有用 https 打开本页才能保存、修改和删除查询，请与管理员联系（错误代码 BASIC_NOT_HERE）';

async function failureOf(response: Response): Promise<RequestFailedError> {
  const body = (await response.json().catch(() => undefined)) as ErrorBody | undefined;
  const messages = body?.errors?.map(({ message }) => message) ?? [];
  const { code, parameter, allowed, reason } = body?.errors?.[0]?.extensions ?? {};
  if (code !== undefined && SAID_BY_THE_GATEWAY.has(code)) {
    return new RequestFailedError(`${messages.join('\n')}（错误代码 ${code}）`, response.status);
  }
  if (reason === 'BASIC_NOT_HERE') {
    return new RequestFailedError(NEEDS_HTTPS, response.status);
  }
  const words = wordsOf(response.status, response.headers.get('retry-after'), parameter);
  const isExplained = (response.status === 400 || response.status === 409) && messages.length > 0;
  const detail = isExplained ? `：${messages.map((message) => message.replace(/[.。]$/, '')).join('；')}` : '';
  const choices = allowed === undefined ? '' : `；可用：${typeof allowed === 'string' ? allowed : allowed.join('、')}`;
  const codeText = code ?? `HTTP ${response.status}`;
  return new RequestFailedError(`${words}${detail}${choices}（错误代码 ${codeText}）`, response.status, parameter);
}

function wordsOf(status: number, retryAfter: string | null, parameter: string | undefined): string {
  switch (status) {
    case 400:
      return parameter === undefined ? '内容有误' : '参数有误';
    case 401:
      return '没有登录或登录已失效，请刷新本页重新登录';
    case 404:
      return '没有这个内容，或者您无权查看';
    case 409:
      return '不能这样做';
    case 429:
      return `正在运行的查询太多，请${retryAfter !== null && /^\d+$/.test(retryAfter) ? ` ${retryAfter} 秒后` : '稍后'}再试`;
    case 502:
      return '有单位的服务没有正常答复，请稍后再试';
    case 503:
      return '服务暂时不可用，请稍后再试';
    case 504:
      return '运行超过了最长时间，请缩小范围后再试';
    default:
      return '服务器没能完成请求';
  }
}
