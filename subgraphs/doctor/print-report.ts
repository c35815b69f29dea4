import type { OfficeReport } from './examine.ts';
import { FINDING_KINDS } from './finding-kinds.ts';
import type { Finding } from './finding.ts';

const LEVELS = { fault: '错误', notice: '提示' } as const;
const HEADINGS = ['级别', '表.列', '发现', '行数'] as const;
const OFFICES: Readonly<Record<OfficeReport['office'], string>> = {
  cases: '法院案件',
  assets: '财产查控与处置',
  credit: '信用惩戒',
  performance: '监督与考评',
  linkage: '府院联动',
};

/** The report of one office as a Chinese table, with a statement below each finding that shows its rows. */
export function printReport({ office, session, findings, tables, rows }: OfficeReport): string {
  const head = `${OFFICES[office]}（${office}）：${tables} 个表或视图，${rows} 行`;
  const facts =
    session === null
      ? []
      : [
          `  服务器 ${session.server}，字符集 ${session.characterSet}，时区 ${session.timeZone}，加密 ${session.cipher || '无'}`,
          `  sql_mode ${session.sqlMode}`,
        ];
  if (findings.length === 0) {
    return [head, ...facts, '  没有发现问题。'].join('\n');
  }
  const cells = findings.map((one) => [
    LEVELS[FINDING_KINDS[one.kind].level],
    placeOf(one),
    `${FINDING_KINDS[one.kind].title}${one.detail === null ? '' : `（${one.detail}）`}`,
    one.rows === null ? '' : String(one.rows),
  ]);
  const widths = HEADINGS.map((heading, at) =>
    Math.max(...[heading, ...cells.map((row) => row[at] ?? '')].map(widthOf)),
  );
  const line = (row: readonly string[]): string =>
    `  ${row.map((cell, at) => padded(cell, at === 2 ? Math.min(widths[at] ?? 0, 60) : (widths[at] ?? 0))).join('  ')}`.trimEnd();
  const body = findings.flatMap(({ statement }, at) => [
    line(cells[at] ?? []),
    ...(statement === null ? [] : statement.split('\n').map((text) => `        ${text}`)),
  ]);
  return [head, ...facts, line(HEADINGS), ...body].join('\n');
}

/** What all reports come to, in a line. */
export function printSummary(reports: readonly OfficeReport[]): string {
  const findings = reports.flatMap((report) => report.findings);
  const faults = findings.filter(({ kind }) => FINDING_KINDS[kind].level === 'fault').length;
  const notices = findings.length - faults;
  if (findings.length === 0) {
    return '全部正常。';
  }
  return `共 ${faults} 项错误、${notices} 项提示。各项的含义与改法见 subgraphs/guide/findings.zh-CN.md。`;
}

/** The page of the guide that explains every kind of finding. */
export function findingsPage(): string {
  const rows = Object.entries(FINDING_KINDS).map(
    ([name, { level, title, means, mend }]) =>
      `### ${title}\n\n\`${name}\`，${LEVELS[level]}。${means}\n\n改法：${mend}\n`,
  );
  return [
    '# 医生的发现',
    '',
    '本页由 `npm run doctor -- --explain` 生成。错误会使回答错、缺或被拒绝；提示是风险或慢。',
    '语句里的 `列`、`视图`、`库` 换成报告给出的名称。',
    '',
    ...rows,
  ].join('\n');
}

function placeOf({ table, column }: Finding): string {
  return table === null ? '账号与服务器' : column === null ? table : `${table}.${column}`;
}

/** How wide a text is in a terminal: Chinese characters take two places. */
function widthOf(text: string): number {
  return [...text].reduce(
    (width, character) => width + (/[\u2e80-\u9fff\uff00-\uff60\u3000-\u303f]/.test(character) ? 2 : 1),
    0,
  );
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}
