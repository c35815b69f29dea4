import type { IncomingHttpHeaders } from 'node:http';

import { ERROR_CATALOGUE } from '../errors.ts';

import { JSON_TYPE, preferred, RESULT_TYPE } from './accept.ts';
import type { Answer, Refusal } from './answer.ts';
import { chineseMessage, languageOf } from './localise-error.ts';

const HTML_TYPE = 'text/html';

/** Nothing is loaded or run. */
const HTML_HEADERS = { 'content-security-policy': "default-src 'none'", 'referrer-policy': 'no-referrer' };

/**
 * A refusal as the client asked for it: as a GraphQL response or JSON, or as a page where a browser shows it to a person, with the
 * message in Chinese or English.
 */
export function presentRefusal(answer: Answer, path: string, headers: IncomingHttpHeaders): Answer {
  const { refusal } = answer;
  if (refusal === undefined) {
    return answer;
  }
  const language = languageOf(headers['accept-language']);
  const { message, extensions } = inLanguages(refusal)[language];
  const offered = path === '/graphql' ? ([JSON_TYPE, RESULT_TYPE] as const) : ([JSON_TYPE, HTML_TYPE] as const);
  const type = preferred(headers.accept, offered) ?? JSON_TYPE;
  const common = { ...answer.headers, 'content-type': `${type}; charset=utf-8`, 'content-language': language };
  return type === HTML_TYPE
    ? { ...answer, headers: { ...common, ...HTML_HEADERS }, body: page(language, message, extensions) }
    : { ...answer, headers: common, body: JSON.stringify({ errors: [{ message, extensions }] }) };
}

/** A saved query's message is in Chinese already; for its English there is the meaning of its code. */
function inLanguages({ code, message, facts }: Refusal) {
  const isChinese = /\p{Script=Han}/u.test(message);
  const english = isChinese ? ERROR_CATALOGUE[code].meaning : message;
  const chinese = isChinese ? message : chineseMessage(message, { ...facts, code });
  return {
    zh: { message: chinese, extensions: { code, ...facts, english } as Readonly<Record<string, unknown>> },
    en: {
      message: english,
      extensions: { code, ...facts, ...(isChinese && { chinese }) } as Readonly<Record<string, unknown>>,
    },
  };
}

function page(language: string, message: string, { code, english }: Readonly<Record<string, unknown>>): string {
  const more = english === undefined ? '' : `<p lang="en">${escape(String(english))}</p>`;
  return [
    `<!doctype html><html lang="${language}"><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escape(message)}</title><main><h1>${escape(message)}</h1>${more}`,
    `<p><a href="/errors#${String(code)}">${String(code)}</a></p></main></html>`,
  ].join('');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
