type Phrase = readonly [english: RegExp, chinese: (...parts: readonly string[]) => string];

/** What graphql-js says of a document, by its form; names stay as they are. */
const PHRASES: readonly Phrase[] = [
  [
    /^Cannot query field "(.+?)" on type "(.+?)"\./,
    (field, type) => `类型 ${type} 没有字段 ${field}，或者您无权读取。`,
  ],
  [/^Unknown argument "(.+?)" on field "(.+?)"\./, (name, field) => `字段 ${field} 没有参数 ${name}。`],
  [/^Unknown type "(.+?)"\./, (type) => `没有类型 ${type}，或者您无权使用。`],
  [/^Unknown fragment "(.+?)"\./, (name) => `没有名为 ${name} 的片段。`],
  [/^Unknown directive "(.+?)"\./, (name) => `没有指令 ${name}。`],
  [
    /^Field "(.+?)" of type "(.+?)" must have a selection of subfields\./,
    (field, type) => `字段 ${field}（类型 ${type}）须用 { … } 选出要读的字段。`,
  ],
  [
    /^Field "(.+?)" must not have a selection since type "(.+?)" has no subfields\./,
    (field, type) => `字段 ${field}（类型 ${type}）下面没有字段，不能带 { … }。`,
  ],
  [
    /^Field "(.+?)" argument "(.+?)" of type "(.+?)" is required/,
    (field, name, type) => `字段 ${field} 须有参数 ${name}（类型 ${type}）。`,
  ],
  [/^Field "(.+?)" of required type "(.+?)" was not provided\./, (field, type) => `须填 ${field}（类型 ${type}）。`],
  [/^Field "(.+?)" is not defined by type "(.+?)"\./, (field, type) => `类型 ${type} 没有可填的字段 ${field}。`],
  [/^Value "(.+?)" does not exist in "(.+?)" enum\./, (value, type) => `${type} 没有取值 ${value}。`],
  [/^(\w+) cannot represent /, (type) => `不是有效的 ${type}。`],
  [/^Enum "(.+?)" cannot represent /, (type) => `不是 ${type} 的取值；取值不加引号。`],
  [/^Expected value of type "(.+?)", found (.+?)\./, (type, value) => `应为 ${type}，写的是 ${value}。`],
  [/^Variable "(.+?)" is not defined/, (name) => `没有声明变量 ${name}。`],
  [/^Variable "(.+?)" is never used/, (name) => `变量 ${name} 没有用到。`],
  [
    /^Variable "(.+?)" of type "(.+?)" used in position expecting type "(.+?)"\./,
    (name, type, expected) => `变量 ${name} 的类型是 ${type}，这里应为 ${expected}。`,
  ],
  [/^Fragment "(.+?)" is never used\./, (name) => `片段 ${name} 没有用到。`],
  [
    /^There can be only one (?:operation|fragment|argument|variable|input field) named "(.+?)"\./,
    (name) => `${name} 重复了。`,
  ],
  [/^This anonymous operation must be the only defined operation\./, () => '有多个操作时，每个都须有名字。'],
  [/^Fields "(.+?)" conflict because /, (field) => `两处 ${field} 的内容不同，须用别名分开。`],
  [
    /^Syntax Error: Expected (.+?), found (.+?)\.?$/,
    (expected, found) => `语法错误：应为 ${expected}，写的是 ${found}。`,
  ],
  [/^Syntax Error: (.+)$/, (text) => `语法错误：${text}`],
];

/** What graphql-js says of a document, in Chinese, with what it proposes; undefined where its form is not known here. */
export function diagnosticInChinese(english: string): string | undefined {
  for (const [pattern, chinese] of PHRASES) {
    const match = pattern.exec(english);
    if (match !== null) {
      const [, ...parts] = match;
      return `${chinese(...parts.map((part) => part ?? ''))}${proposalIn(english)}`;
    }
  }
  return undefined;
}

function proposalIn(english: string): string {
  const proposed = / Did you mean (?:the enum value )?(.+)\?$/.exec(english)?.[1];
  return proposed === undefined ? '' : `是否指 ${proposed.replaceAll(/,? or |, /g, '、')}？`;
}
