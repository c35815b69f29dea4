import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';

/** What a person is told of an error, and whether it helps to try again. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly advice: string;
  readonly canRetry: boolean;
}

/** What to do about the codes of the catalogue (`/errors`) that this page can meet; the message itself comes from the graph. */
const ADVICE: Readonly<Record<string, { readonly advice: string; readonly canRetry: boolean }>> = {
  UNAUTHENTICATED: { advice: '请重新登录。', canRetry: false },
  AUTHENTICATION_UNAVAILABLE: { advice: '请稍后再试。', canRetry: true },
  UNAUTHORIZED_FIELD_OR_TYPE: { advice: '这一项不对您的身份开放，其余内容完整。', canRetry: false },
  RATE_LIMITED: { advice: '请稍等片刻再试。', canRetry: true },
  SUBGRAPH_UNAVAILABLE: { advice: '缺少的内容显示为“暂缺”，请稍后再试。', canRetry: true },
  SUBGRAPH_TIMEOUT: { advice: '缺少的内容显示为“暂缺”，请稍后再试。', canRetry: true },
  BAD_CURSOR: { advice: '列表已变化，请从第一页看起。', canRetry: true },
  NETWORK: { advice: '请检查网络，或联系运维人员。', canRetry: true },
};

const OTHER = { advice: '如仍然出现，请把错误代码告诉运维人员。', canRetry: true };

/** The failures in an error of the client, each code once. */
export function failuresOf(error: unknown): readonly Failure[] {
  if (CombinedGraphQLErrors.is(error)) {
    const failures = error.errors.map(({ message, extensions }) =>
      failure(String(extensions?.['code'] ?? ''), message),
    );
    return [...new Map(failures.map((one) => [one.code, one])).values()];
  }
  // A proxy or gateway that answers something other than GraphQL, or nothing at all.
  return [
    ServerError.is(error)
      ? failure('NETWORK', `服务没有正常答复（HTTP ${error.statusCode}）。`)
      : failure('NETWORK', '无法连接服务。'),
  ];
}

function failure(code: string, message: string): Failure {
  return { code, message, ...(ADVICE[code] ?? OTHER) };
}
