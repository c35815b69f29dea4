import type { ErrorBody, QueryIndex, QueryResult, QueryRun } from './wire.ts';

/** Rows that the page shows. */
export const SHOWN_ROWS = 50;

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

/** @param search parameters as `searchOf` writes them */
export async function loadRows(name: string, search: string, signal: AbortSignal): Promise<Rows> {
  const first = `first=${SHOWN_ROWS}`;
  const url = `/q/${name}.json?${search === '' ? first : `${search}&${first}`}`;
  const { body, headers } = await load<QueryResult>(url, signal);
  return { result: body, runId: headers.get('x-query-run') };
}

interface Loaded<Body> {
  readonly body: Body;
  readonly headers: Headers;
}

/** @throws RequestFailedError; an AbortError where `signal` was used */
async function load<Body>(url: string, signal: AbortSignal): Promise<Loaded<Body>> {
  let response: Response;
  try {
    response = await fetch(url, { signal, headers: { accept: 'application/json' } });
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

async function failureOf(response: Response): Promise<RequestFailedError> {
  const body = (await response.json().catch(() => undefined)) as ErrorBody | undefined;
  const error = body?.errors?.[0];
  const { code, parameter, allowed } = error?.extensions ?? {};
  const words = wordsOf(response.status, response.headers.get('retry-after'));
  const detail = response.status === 400 && error !== undefined ? `：${error.message.replace(/[.。]$/, '')}` : '';
  const choices = allowed === undefined ? '' : `；可用：${typeof allowed === 'string' ? allowed : allowed.join('、')}`;
  const codeText = code ?? `HTTP ${response.status}`;
  return new RequestFailedError(`${words}${detail}${choices}（错误代码 ${codeText}）`, response.status, parameter);
}

function wordsOf(status: number, retryAfter: string | null): string {
  switch (status) {
    case 400:
      return '参数有误';
    case 401:
      return '没有登录或登录已失效，请刷新本页重新登录';
    case 404:
      return '没有这个内容，或者您无权查看';
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
