import { readdirSync, readFileSync } from 'node:fs';

import { describe, expect, it } from '@jest/globals';

import { REFUSAL_REASONS } from '../authentication/refusal.ts';
import { ERROR_CATALOGUE } from '../errors.ts';

import { CLAUSES, LOGIN_REASONS, MESSAGES } from './chinese-phrases.ts';
import { localiseError } from './localise-error.ts';

function inChinese(extensions: Readonly<Record<string, unknown>>, message = 'In English.') {
  return localiseError({ message, path: ['a'], extensions }, 'zh');
}

describe('an error in Chinese', () => {
  it('keeps its path and extensions, and has the English beside', () => {
    expect(inChinese({ code: 'BAD_CURSOR', field: 'after' })).toEqual({
      message: ERROR_CATALOGUE.BAD_CURSOR.chinese,
      path: ['a'],
      extensions: { code: 'BAD_CURSOR', field: 'after', english: 'In English.' },
    });
  });

  it.each([
    [
      { code: 'BAD_USER_INPUT', field: 'first', fault: 'is below 1', expected: 'a page size from 1 to 100' },
      '“first”小于 1；应为1 至 100 的每页条数。',
    ],
    [{ code: 'BAD_USER_INPUT', field: 'x', fault: 'is odd', expected: 'another' }, '“x”不符合要求。'],
    [
      { code: 'BAD_USER_INPUT', field: 'period', fault: 'is of days, which no count may be (期间须为整月)' },
      '“period”不符合要求（期间须为整月）。',
    ],
    [{ code: 'UNKNOWN_RECORD', coordinate: 'Court' }, `Court：${ERROR_CATALOGUE.UNKNOWN_RECORD.chinese}`],
    [
      { code: 'UNREADABLE_VALUE', coordinate: 'Court.level', fault: 'unknown member', records: 'code 闽09, 闽0902' },
      'Court.level 无法显示：代码不认识，记录 code 闽09, 闽0902。',
    ],
    [
      { code: 'UNREADABLE_VALUE', coordinate: 'Court.level', fault: 'zero date', count: 3 },
      'Court.level 无法显示：零日期，3 条记录。',
    ],
    [{ code: 'UNREADABLE_VALUE' }, ERROR_CATALOGUE.UNREADABLE_VALUE.chinese],
    [{ code: 'UNAUTHORIZED_FIELD_OR_TYPE', coordinate: 'Party.name' }, '您无权读取 Party.name。'],
    [{ code: 'RATE_LIMITED', retryAfterSeconds: 3 }, '请求过多；请在 3 秒后再试。'],
    [{ code: 'SUBGRAPH_TIMEOUT', subgraph: 'assets' }, 'assets 服务没有按时答复；依赖它的数据为空。'],
    [{ code: 'UNAUTHENTICATED', reason: 'TOKEN_EXPIRED' }, '令牌已过期。'],
    [{ code: 'BAD_CURSOR', mayNeedToken: true }, /。您没有携带令牌；有些数据须凭令牌查询。$/],
  ])('is made of the code and its facts: %j', (extensions, message) => {
    expect(inChinese(extensions).message).toEqual(
      typeof message === 'string' ? message : expect.stringMatching(message),
    );
  });

  it.each([
    ['GRAPHQL_VALIDATION_FAILED', 'Cannot query field "a" on type "B".', /不符。类型 B 没有字段 a，或者您无权读取。$/],
    ['GRAPHQL_VALIDATION_FAILED', 'Something new.', /不符。$/],
    ['GRAPHQL_PARSE_FAILED', 'Syntax Error: Expected Name, found "}".', /GraphQL。语法错误：应为 Name，写的是 "}"。$/],
  ] as const)('says what graphql-js found: %s, %s', (code, english, message) => {
    expect(inChinese({ code }, english).message).toMatch(message);
  });

  it('is unchanged for a client that asks for English', () => {
    const error = { message: 'In English.', extensions: { code: 'BAD_CURSOR' } };
    expect(localiseError(error, 'en')).toBe(error);
  });
});

describe('the Chinese phrases', () => {
  it('are of texts that the code has: others would never be shown', () => {
    const folders = ['../../gateway', '../../subgraphs'].map((folder) => new URL(folder, import.meta.url).pathname);
    const files = folders.flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts') && !/test\.ts$|chinese-phrases|node_modules|dist/.test(name))
        .map((name) => readFileSync(`${folder}/${name}`, 'utf8')),
    );
    const source = files.join('\n');
    const isThere = (text: string): boolean => source.includes(text) || TEMPLATES.some((one) => one.test(text));
    expect([...Object.keys(CLAUSES), ...Object.keys(MESSAGES)].filter((text) => !isThere(text))).toEqual([]);
  });

  it('have one for each reason why a login is refused', () => {
    expect(Object.keys(LOGIN_REASONS).sort()).toEqual(Object.keys(REFUSAL_REASONS).sort());
  });
});

/** Texts that the code puts together. */
const TEMPLATES = [/^is not a valid (Int|Float|String|Boolean|ID)$/, /^a (whole number|page size) from 1 to 100$/];
