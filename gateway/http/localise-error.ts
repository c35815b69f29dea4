import type { GraphQLFormattedError } from 'graphql';

import { ERROR_CATALOGUE, isErrorCode, LANGUAGES, unreadableInChinese, type Language } from '../errors.ts';

import { preferred } from './accept.ts';
import { CLAUSES, COUNTED, LOGIN_REASONS, MESSAGES } from './chinese-phrases.ts';
import { diagnosticInChinese } from './diagnostic-phrases.ts';

type Facts = Readonly<Record<string, unknown>>;

/** The language of the messages in an answer: Chinese, where the client asks for neither it nor English. */
export function languageOf(acceptLanguage: string | undefined): Language {
  return preferred(acceptLanguage, LANGUAGES) ?? LANGUAGES[0];
}

/**
 * An error in the client's language. In Chinese, `extensions.english` has the English message, which is the more exact: the Chinese
 * one is made of it, the code and the public extensions, so it cannot contain anything that they do not.
 *
 * @param error as `presentError` returns it, in English
 */
export function localiseError(error: GraphQLFormattedError, language: Language): GraphQLFormattedError {
  if (language === 'en') {
    return error;
  }
  const { message, extensions = {} } = error;
  return { ...error, message: chineseMessage(message, extensions), extensions: { ...extensions, english: message } };
}

/** The Chinese for an error. @param english its message */
export function chineseMessage(english: string, facts: Facts): string {
  const { code, mayNeedToken } = facts;
  const message = MESSAGES[english] ?? (isErrorCode(code) ? byCode(code, facts, english) : '请求未能完成。');
  return mayNeedToken === true ? `${message}您没有携带令牌；有些数据须凭令牌查询。` : message;
}

function byCode(code: keyof typeof ERROR_CATALOGUE, facts: Facts, english: string): string {
  const { chinese } = ERROR_CATALOGUE[code];
  switch (code) {
    case 'GRAPHQL_PARSE_FAILED': {
      const found = diagnosticInChinese(english);
      return found === undefined ? chinese : `查询语句不是合法的 GraphQL。${found}`;
    }
    case 'GRAPHQL_VALIDATION_FAILED':
      return `${chinese}${diagnosticInChinese(english) ?? ''}`;
    case 'BAD_USER_INPUT':
      return badInput(facts);
    case 'UNAUTHORIZED_FIELD_OR_TYPE':
      return typeof facts['coordinate'] === 'string' ? `您无权读取 ${facts['coordinate']}。` : chinese;
    case 'UNAUTHENTICATED':
      return LOGIN_REASONS[String(facts['reason'])] ?? chinese;
    case 'INTERNAL_SERVER_ERROR':
      return '系统发生意外故障，已按请求编号记录。';
    case 'COST_LIMIT_EXCEEDED':
      return tooMuch(facts) ?? chinese;
    case 'RATE_LIMITED':
      return typeof facts['retryAfterSeconds'] === 'number' ? waitFor(facts) : chinese;
    case 'LOOKUP_LIMIT_EXCEEDED':
      return typeof facts['retryAfterSeconds'] === 'number'
        ? `按证件号码查询的人数超过上限 ${facts['limit']}；请在 ${facts['retryAfterSeconds']} 秒后再试。`
        : `一次按证件号码查询的人数超过上限 ${facts['limit']}。`;
    case 'SUBGRAPH_UNAVAILABLE':
    case 'SUBGRAPH_TIMEOUT':
    case 'SUBGRAPH_BAD_RESPONSE':
      return typeof facts['subgraph'] === 'string'
        ? chinese.replace('某个单位的服务', `${facts['subgraph']} 服务`)
        : chinese;
    case 'UNREADABLE_VALUE':
      return unreadableInChinese(facts) ?? chinese;
    case 'UNKNOWN_RECORD':
      return typeof facts['coordinate'] === 'string' ? `${facts['coordinate']}：${chinese}` : chinese;
    default:
      return chinese;
  }
}

/** What a request has more of than its viewer may ask for at once. */
function tooMuch({ what, limit, size, cost }: Facts): string | undefined {
  if (typeof limit !== 'number') {
    return undefined;
  }
  if (typeof cost === 'number') {
    return `查询的预计开销为 ${cost}，一次请求的上限为 ${limit}；请缩小每页条数、期间或者分组。`;
  }
  const counted = COUNTED[String(what)];
  return counted === undefined
    ? `${ERROR_CATALOGUE.COST_LIMIT_EXCEEDED.chinese}上限为 ${limit}。`
    : `请求的${counted}为 ${String(size)}，上限为 ${limit}。`;
}

function waitFor({ retryAfterSeconds, cost, limit }: Facts): string {
  const wait = `请在 ${String(retryAfterSeconds)} 秒后再试。`;
  return typeof cost === 'number' && typeof limit === 'number'
    ? `查询开销为 ${cost}，超出您目前的余额（总额 ${limit}）；${wait}`
    : `请求过多；${wait}`;
}

function badInput({ field, fault, expected }: Facts): string {
  const name = typeof field === 'string' ? `“${field}”` : '输入的值';
  const right = CLAUSES[String(expected)];
  // Some faults have their Chinese in brackets at the end.
  const inBrackets = /\(([^()]*\p{sc=Han}[^()]*)\)$/u.exec(String(fault))?.[1];
  const wrong = CLAUSES[String(fault)] ?? (inBrackets === undefined ? '不符合要求' : `不符合要求（${inBrackets}）`);
  return `${name}${wrong}${right === undefined ? '' : `；应为${right}`}。`;
}
