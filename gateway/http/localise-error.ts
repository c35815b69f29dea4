import type { GraphQLFormattedError } from 'graphql';

import { ERROR_CATALOGUE, isErrorCode, LANGUAGES, unreadableInChinese, type Language } from '../errors.ts';

import { preferred } from './accept.ts';
import { CLAUSES, LOGIN_REASONS, MESSAGES } from './chinese-phrases.ts';

type Facts = Readonly<Record<string, unknown>>;

/** The language of the messages in an answer: Chinese, where the client asks for neither it nor English. */
export function languageOf(acceptLanguage: string | undefined): Language {
  return preferred(acceptLanguage, LANGUAGES) ?? LANGUAGES[0];
}

/**
 * An error in the client's language. In Chinese, `extensions.english` has the English message, which is the more exact: the Chinese
 * one is made of the code and the public extensions, so it cannot contain anything that they do not.
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
  const message = MESSAGES[english] ?? (isErrorCode(code) ? byCode(code, facts) : '请求未能完成。');
  return mayNeedToken === true ? `${message}您没有携带令牌；有些数据须凭令牌查询。` : message;
}

function byCode(code: keyof typeof ERROR_CATALOGUE, facts: Facts): string {
  const { chinese } = ERROR_CATALOGUE[code];
  switch (code) {
    case 'BAD_USER_INPUT':
      return badInput(facts);
    case 'UNAUTHORIZED_FIELD_OR_TYPE':
      return typeof facts['coordinate'] === 'string' ? `您无权读取 ${facts['coordinate']}。` : chinese;
    case 'UNAUTHENTICATED':
      return LOGIN_REASONS[String(facts['reason'])] ?? chinese;
    case 'INTERNAL_SERVER_ERROR':
      return '系统发生意外故障，已按请求编号记录。';
    case 'COST_LIMIT_EXCEEDED':
      return typeof facts['limit'] === 'number' ? `${chinese}上限为 ${facts['limit']}。` : chinese;
    case 'RATE_LIMITED':
      return typeof facts['retryAfterSeconds'] === 'number'
        ? `请求过多；请在 ${facts['retryAfterSeconds']} 秒后再试。`
        : chinese;
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

function badInput({ field, fault, expected }: Facts): string {
  const name = typeof field === 'string' ? `“${field}”` : '输入的值';
  const right = CLAUSES[String(expected)];
  // Some faults have their Chinese in brackets at the end.
  const inBrackets = /\(([^()]*\p{sc=Han}[^()]*)\)$/u.exec(String(fault))?.[1];
  const wrong = CLAUSES[String(fault)] ?? (inBrackets === undefined ? '不符合要求' : `不符合要求（${inBrackets}）`);
  return `${name}${wrong}${right === undefined ? '' : `；应为${right}`}。`;
}
