import { oneLine, powerQueryQuoted, quoted, searchOf, shellQuoted } from './string-literals.ts';
import type { ListedColumn } from './wire.ts';

/** What an example fetches. */
export interface ExampleRequest {
  /** `https://gateway.example` */
  readonly origin: string;
  readonly name: string;
  /** Below `/q/`: `agency-scores`, `own/my-cases`. */
  readonly path: string;
  /** Undefined where the query has no versions. */
  readonly version: number | undefined;
  readonly title: string;
  readonly maxSeconds: number;
  /** As they are sent, filled in by a person. */
  readonly parameters: readonly (readonly [name: string, value: string])[];
  readonly columns: readonly Pick<ListedColumn, 'header' | 'type'>[];
}

export const EXAMPLE_KINDS = ['excel', 'powerquery', 'curl', 'python', 'r', 'javascript'] as const;
export type ExampleKind = (typeof EXAMPLE_KINDS)[number];

export interface Example {
  readonly kind: ExampleKind;
  readonly label: string;
  /** What to do with the text, or what it needs. */
  readonly note: string;
  readonly text: string;
}

/** What stands in an example for the credentials; ASCII, since libraries differ in how they send anything else. */
const USER = 'YOUR-NAME';
const TOKEN = 'YOUR-TOKEN';

/**
 * How to get the rows in each program. The version is fixed, so that what is fetched month after month keeps its columns.
 * Pure, and safe for any title and any value: none can end the literal or the comment that it stands in.
 */
export function examplesOf(request: ExampleRequest): readonly Example[] {
  const credentials = `${USER} 换成您的帐号，${TOKEN} 换成令牌；不要把令牌存进会转发的文件。`;
  return [
    {
      kind: 'excel',
      label: 'Excel',
      note: '在 Excel 里按步骤做一次，以后点“全部刷新”即可。',
      text: excelSteps(request),
    },
    {
      kind: 'powerquery',
      label: 'Power Query',
      note: '贴进“高级编辑器”（Excel 与 Power BI 通用）；登录方式选“基本”，用户名填帐号，密码填令牌。',
      text: powerQuery(request),
    },
    { kind: 'curl', label: 'curl', note: `用于 Linux、macOS 的终端。${credentials}`, text: curl(request) },
    { kind: 'python', label: 'Python', note: `需要 pandas 和 requests。${credentials}`, text: python(request) },
    { kind: 'r', label: 'R', note: `需要 R 4.1 以上和 httr2。${credentials}`, text: r(request) },
    { kind: 'javascript', label: 'JavaScript', note: `用于 Node 20 以上。${credentials}`, text: javascript(request) },
  ];
}

/** `q/agency-scores/v2.csv`, `q/own/my-cases.csv` */
function pathOf({ path, version }: ExampleRequest, form: string): string {
  return `q/${path}${version === undefined ? '' : `/v${version}`}.${form}`;
}

function urlOf(request: ExampleRequest, form: string): string {
  return `${request.origin}/${pathOf(request, form)}`;
}

/** Headers of the columns that a program would otherwise take for numbers: codes lose their zeros, long ones their digits. */
function textHeaders({ columns }: ExampleRequest): readonly string[] {
  return columns.filter(({ type }) => type === 'text' || type === 'enum').map(({ header }) => header);
}

function excelSteps(request: ExampleRequest): string {
  const search = searchOf(request.parameters);
  const texts = textHeaders(request).map(oneLine);
  return [
    '1. 打开 Excel，点“数据”→“自网站”（有的版本是“获取数据”→“自其他源”→“自网站”）。',
    '2. 把下面这个网址贴进“URL”，点“确定”：',
    `   ${urlOf(request, 'csv')}${search === '' ? '' : `?${search}`}`,
    '3. 第一次会问怎样登录：左边选“基本”，用户名填您的帐号，密码填令牌，点“连接”。',
    '4. 预览里“文件原始格式”选“65001: Unicode (UTF-8)”，“分隔符”选“逗号”。',
    texts.length === 0
      ? '5. 点“加载”。'
      : `5. 点“转换数据”，把这些列的类型改为“文本”，免得丢掉前面的 0：${texts.join('、')}；再点“关闭并上载”。`,
    '6. 以后要新数据时，点“数据”→“全部刷新”。令牌到期后，在“数据源设置”里换新的。',
  ].join('\n');
}

const POWER_QUERY_TYPES: Readonly<Record<ListedColumn['type'], string>> = {
  text: 'type text',
  enum: 'type text',
  // The file says 是 and 否.
  boolean: 'type text',
  integer: 'Int64.Type',
  decimal: 'type number',
  date: 'type date',
  datetime: 'type datetime',
};

function powerQuery(request: ExampleRequest): string {
  const { origin, title, maxSeconds, parameters, columns } = request;
  const query = parameters.map(([name, value]) => `#${powerQueryQuoted(name)} = ${powerQueryQuoted(value)}`);
  const types = columns.map(({ header, type }) => `{${powerQueryQuoted(header)}, ${POWER_QUERY_TYPES[type]}}`);
  return [
    'let',
    `    // ${oneLine(title)}`,
    `    Answer = Web.Contents(${powerQueryQuoted(origin)}, [`,
    `        RelativePath = ${powerQueryQuoted(pathOf(request, 'csv'))},`,
    ...(query.length === 0 ? [] : [`        Query = [${query.join(', ')}],`]),
    '        Headers = [Accept = "text/csv"],',
    `        Timeout = #duration(0, 0, 0, ${maxSeconds + 30})`,
    '    ]),',
    '    Lines = Csv.Document(Answer, [Delimiter = ",", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]),',
    '    Rows = Table.PromoteHeaders(Lines, [PromoteAllScalars = true]),',
    '    Typed = Table.TransformColumnTypes(Rows, {',
    types.map((type) => `        ${type}`).join(',\n'),
    '    }, "en-US")',
    'in',
    '    Typed',
  ].join('\n');
}

function curl(request: ExampleRequest): string {
  const { name, version, title, maxSeconds, parameters } = request;
  const file = version === undefined ? `${name}.csv` : `${name}-v${version}.csv`;
  return [
    `# ${oneLine(title)}`,
    [
      `curl --fail --get --user ${shellQuoted(`${USER}:${TOKEN}`)} --max-time ${maxSeconds + 30}`,
      ...parameters.map(([parameter, value]) => `  --data-urlencode ${shellQuoted(`${parameter}=${value}`)}`),
      `  --output ${shellQuoted(file)}`,
      `  ${shellQuoted(urlOf(request, 'csv'))}`,
    ].join(' \\\n'),
  ].join('\n');
}

function python(request: ExampleRequest): string {
  const texts = textHeaders(request).map((header) => `${quoted(header)}: "string"`);
  const pairs = request.parameters.map(([name, value]) => `        ${quoted(name)}: ${quoted(value)},`);
  return [
    `# ${oneLine(request.title)}`,
    'import io',
    '',
    'import pandas as pd',
    'import requests',
    '',
    'answer = requests.get(',
    `    ${quoted(urlOf(request, 'csv'))},`,
    ...(request.parameters.length === 0 ? [] : ['    params={', ...pairs, '    },']),
    `    auth=(${quoted(USER)}, ${quoted(TOKEN)}),`,
    `    timeout=${request.maxSeconds + 30},`,
    ')',
    'answer.raise_for_status()',
    'table = pd.read_csv(',
    '    io.BytesIO(answer.content),',
    '    encoding="utf-8-sig",',
    `    dtype={${texts.join(', ')}},`,
    ')',
    'print(table.head())',
  ].join('\n');
}

function r(request: ExampleRequest): string {
  const { title, maxSeconds, parameters } = request;
  // A name in backticks may be a reserved word or begin with an underscore.
  const query = parameters.map(([name, value]) => `    \`${name.replace(/\W/g, '')}\` = ${quoted(value)}`);
  const texts = textHeaders(request).map((header) => `    ${quoted(header)} = "character"`);
  return [
    `# ${oneLine(title)}`,
    'library(httr2)',
    '',
    `answer <- request(${quoted(urlOf(request, 'csv'))}) |>`,
    ...(query.length === 0 ? [] : ['  req_url_query(', query.join(',\n'), '  ) |>']),
    `  req_auth_basic(${quoted(USER)}, ${quoted(TOKEN)}) |>`,
    `  req_timeout(${maxSeconds + 30}) |>`,
    '  req_perform()',
    'table <- read.csv(',
    String.raw`  text = sub("^\ufeff", "", resp_body_string(answer, encoding = "UTF-8")),`,
    '  check.names = FALSE,',
    ...(texts.length === 0 ? [] : ['  colClasses = c(', texts.join(',\n'), '  ),']),
    '  na.strings = ""',
    ')',
    'head(table)',
  ].join('\n');
}

function javascript(request: ExampleRequest): string {
  const pairs = request.parameters.map(([name, value]) => `  [${quoted(name)}, ${quoted(value)}],`);
  return [
    `// ${oneLine(request.title)}`,
    `const url = new URL(${quoted(urlOf(request, 'json'))});`,
    ...(pairs.length === 0 ? [] : ['url.search = new URLSearchParams([', ...pairs, ']).toString();']),
    'const answer = await fetch(url, {',
    `  headers: { authorization: ${quoted(`Bearer ${TOKEN}`)} },`,
    '});',
    'if (!answer.ok) {',
    '  throw new Error(`HTTP ${answer.status}: ${await answer.text()}`);',
    '}',
    'const { columns, rows } = await answer.json();',
    'console.log(rows.length, rows[0]);',
  ].join('\n');
}
