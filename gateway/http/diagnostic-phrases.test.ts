import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, validate, type GraphQLError } from 'graphql';

import { diagnosticInChinese } from './diagnostic-phrases.ts';

const schema = buildSchema(`
  type Query { cases(court: String, state: State, filter: Filter): [Case!] one(id: ID!): Case name: String }
  type Case { number: String amount: Int }
  enum State { OPEN CLOSED }
  input Filter { court: String! since: Int }
`);

/** What graphql-js says first of a document. */
function said(document: string): string {
  try {
    return validate(schema, parse(document))[0]?.message ?? '';
  } catch (error) {
    return (error as GraphQLError).message;
  }
}

describe('what the editor marks as wrong', () => {
  it.each([
    ['{ casse { number } }', '类型 Query 没有字段 casse，或者您无权读取。是否指 "cases"、"name"？'],
    ['{ cases(curt: "闽09") { number } }', '字段 Query.cases 没有参数 curt。是否指 "court"？'],
    ['{ cases }', '字段 cases（类型 [Case!]）须用 { … } 选出要读的字段。是否指 "cases { ... }"？'],
    ['{ name { a } }', '字段 name（类型 String）下面没有字段，不能带 { … }。'],
    ['{ one { number } }', '字段 one 须有参数 id（类型 ID!）。'],
    ['{ cases(filter: {}) { number } }', '须填 Filter.court（类型 String!）。'],
    ['{ cases(filter: { court: "", sins: 1 }) { number } }', '类型 Filter 没有可填的字段 sins。是否指 "since"？'],
    ['{ cases(state: OPN) { number } }', 'State 没有取值 OPN。是否指 "OPEN"？'],
    ['{ cases(state: "OPEN") { number } }', '不是 State 的取值；取值不加引号。是否指 "OPEN"？'],
    ['{ cases(filter: { court: "", since: "x" }) { number } }', '不是有效的 Int。'],
    ['{ cases(filter: 1) { number } }', '应为 Filter，写的是 1。'],
    ['{ cases(court: $c) { number } }', '没有声明变量 $c。'],
    ['query Q($c: String) { name }', '变量 $c 没有用到。'],
    ['query ($c: Int) { cases(court: $c) { number } }', '变量 $c 的类型是 Int，这里应为 String。'],
    ['{ ...F }', '没有名为 F 的片段。'],
    ['{ name } fragment F on Case { number }', '片段 F 没有用到。'],
    ['{ name @show }', '没有指令 @show。'],
    ['{ name } fragment F on Cas { number }', '没有类型 Cas，或者您无权使用。是否指 "Case"？'],
    ['query A { name } query A { name }', 'A 重复了。'],
    ['{ name } query A { name }', '有多个操作时，每个都须有名字。'],
    ['{ a: cases(court: "a") { number } a: cases(court: "b") { number } }', '两处 a 的内容不同，须用别名分开。'],
    ['{ cases( { number } }', '语法错误：应为 Name，写的是 "{"。'],
    ['query {', '语法错误：应为 Name，写的是 <EOF>。'],
  ])('%s: %s', (document, chinese) => {
    expect(diagnosticInChinese(said(document))).toBe(chinese);
  });

  it('is not translated where its form is not known', () => {
    expect(diagnosticInChinese('Something new.')).toBeUndefined();
  });
});
