import type { SubgraphName } from '../shared/server/subgraph-names.ts';

import type { CatalogueColumn, CatalogueTable } from './catalogue.ts';

/** The closures, whole: they are made from a tree of codes, and only the names of its table and columns are the office's. */
function closureView(name: string, levels: readonly (readonly [code: string, level: string])[], root: string): string {
  const level = levels.map(([code, member]) => `when '${code}' then '${member}'`).join(' ');
  return [
    `create or replace sql security definer view ${name} as`,
    'with recursive pair (ancestor, descendant, steps) as (',
    '  select t.代码, t.代码, 0 from 原表 t',
    '  union all',
    '  select t.上级代码, pair.descendant, pair.steps + 1',
    `  from pair join 原表 t on t.代码 = pair.ancestor where t.上级代码 <> '' and t.上级代码 <> t.代码 and pair.steps < 9`,
    ')',
    `select distinct pair.ancestor, pair.descendant, case t.级别 ${level} end as ancestor_level`,
    `from pair join 原表 t on t.代码 = pair.ancestor; -- 原表须有代码为 ${root} 的一行`,
  ].join('\n');
}

const CLOSURES: Readonly<Record<string, string>> = {
  region_closure: closureView(
    'region_closure',
    [
      ['全国', 'NATIONAL'],
      ['省级', 'PROVINCE'],
      ['地级', 'CITY'],
      ['县级', 'COUNTY'],
    ],
    '000000',
  ),
  court_closure: closureView(
    'court_closure',
    [
      ['最高', 'SUPREME'],
      ['高级', 'HIGH'],
      ['中级', 'INTERMEDIATE'],
      ['基层', 'BASIC'],
    ],
    '最高法',
  ),
};

/** What the skeleton says of tables without which nobody sees anything. */
const NEEDED: Readonly<Record<string, string>> = {
  region_closure: '每个地区代码（停用的也要）对它自己和每个上级各一行，包括 000000；用 with recursive 从上级代码生成',
  court_closure: '每个法院代字对它自己和每个上级各一行，包括 最高法；用 with recursive 从上级代码生成',
  court_directory: '全部法院，各法院的地区',
  agency_directory: '全部单位，与考评库的 agency 相同',
};

/** The catalogue as Markdown: a table for each view. */
export function printCatalogue(office: SubgraphName, tables: readonly CatalogueTable[]): string {
  const sections = tables.map(({ name, columns }) =>
    [
      `## ${name}`,
      '',
      '| 列 | 类型 | 可空 | 含义 | 用途 | 取值 |',
      '| --- | --- | --- | --- | --- | --- |',
      ...columns.map((column) => `| ${cellsOf(column).join(' | ')} |`),
    ].join('\n'),
  );
  return [`# ${office}：视图目录`, ...sections].join('\n\n');
}

/** The skeleton of an office's views: every column with what to write for it, and a form for a table that it lacks. */
export function printViews(office: SubgraphName, tables: readonly CatalogueTable[]): string {
  return [
    `-- ${office} 的视图骨架。把 原表、原列 换成本单位的；键列原样给出，不要转换，否则用不上索引。`,
    '-- 本单位没有这类数据的，用注释里的空视图。',
    'set names utf8mb4;',
    ...tables.map(viewOf),
  ].join('\n\n');
}

function viewOf({ name, columns }: CatalogueTable): string {
  const lines = columns.map((column, at) => {
    const comma = at === columns.length - 1 ? '' : ',';
    return `  ${expressionOf(column)} as ${column.name}${comma} -- ${commentOf(column)}`;
  });
  const empty = columns.map((column) => `${emptyOf(column)} as ${column.name}`);
  return [
    ...(NEEDED[name] ? [`-- ${name}：必需。${NEEDED[name]}。`] : []),
    ...(CLOSURES[name] === undefined
      ? [`create or replace sql security definer view ${name} as`, 'select', ...lines, 'from 原表 t;']
      : [CLOSURES[name]]),
    ...(NEEDED[name]
      ? []
      : [`-- 没有这类数据：create or replace view ${name} as select ${empty.join(', ')} from dual where 1 = 0;`]),
  ].join('\n');
}

function expressionOf({ type, members, optional }: CatalogueColumn): string {
  if (members.length > 0) {
    const cases = members.map(([member, label]) => `when '${label}的代码' then '${member}'`);
    return `case t.原列 ${cases.join(' ')}${members.some(([member]) => member === 'OTHER') ? " else 'OTHER'" : ''} end`;
  }
  if (optional) {
    return 'null';
  }
  if (/^(numeric|decimal)/.test(type)) {
    return 'cast(t.原列 as decimal(18, 2))';
  }
  if (type === 'date') {
    return 'cast(t.原列 as date)';
  }
  return 't.原列';
}

/** A value of the column's type, so that the view of no rows has the right types. */
function emptyOf({ type }: CatalogueColumn): string {
  if (/^(numeric|decimal)/.test(type)) {
    return 'cast(0 as decimal(18, 2))';
  }
  if (type === 'date') {
    return "cast('2000-01-01' as date)";
  }
  return /^(int|tinyint|boolean)/.test(type) ? '0' : "cast('' as char(200))";
}

function commentOf({ type, nullable, optional, meaning, uses }: CatalogueColumn): string {
  const parts = [meaning ?? '', type, optional ? '可不要' : nullable ? '可空' : '不可空', ...uses];
  return parts.filter(Boolean).join('；');
}

function cellsOf(column: CatalogueColumn): string[] {
  const { name, type, nullable, optional, meaning, members, uses } = column;
  return [
    `\`${name}\``,
    type,
    optional ? '可不要' : nullable ? '可空' : '否',
    meaning ?? '',
    uses.join('、'),
    members.map(([member, label]) => `${member} ${label}`).join('；'),
  ];
}
