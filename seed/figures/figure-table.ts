import { regionOf } from '../places/regions.ts';
import type { ReportedFigureFacts } from '../reported-figures.ts';

import type { Comparison, FigurePart, Verdict } from './compare.ts';
import type { FigureLine } from './figure-lines.ts';
import { inColumns, type Column } from './text-columns.ts';

const COLUMNS: readonly Column[] = [
  { title: '编号 figure' },
  { title: '指标' },
  { title: '区划 region' },
  { title: '期间 period' },
  { title: '公布 published', right: true },
  { title: '核算 computed', right: true },
  { title: '差或原因 difference or reason' },
];

const PART_NAMES: Readonly<Record<FigurePart, string | null>> = {
  value: null,
  yearOnYear: '同比',
  applicants: '申请执行人数',
};

const MISPRINTS: Readonly<Record<string, string>> = {
  'cut, not rounded': '截尾未进位',
  'off by one in the last digit': '末位差一',
};

/** The figures as a table for a terminal, in the order of publication. */
export function figureTable(lines: readonly FigureLine[]): string {
  return inColumns(COLUMNS, lines.flatMap(rowsOf));
}

function rowsOf(line: FigureLine): string[][] {
  const { id, zh, region, period, value, yearOnYear } = line.figure;
  const head = [id, zh, `${region} ${regionOf(region).name}`, period ?? '—'];
  const published = value === null ? `同比 ${yearOnYear}` : String(value);
  switch (line.state) {
    case 'compared':
      return line.comparisons.map((comparison) => comparedRow(head, comparison, line.figure));
    case 'in another set':
      return [[...head, published, '—', `见 in set ${line.set}`]];
    case 'published only':
      return [[...head, published, '—', '仅公布 published only']];
    case 'not queried':
      return [[...head, published, '—', '未核算 no query']];
  }
}

/** Parts other than the value get a row of their own below it. */
function comparedRow(
  [id = '', zh = '', region = '', period = '']: string[],
  { part: of, published, computed, verdict }: Comparison,
  { approximate }: ReportedFigureFacts,
): string[] {
  const part = PART_NAMES[of];
  const head = part === null ? [id, zh, region, period] : ['', `└ ${part}`, '', ''];
  const rounded = approximate && of === 'value' && verdict.kind === 'equal' ? ' 约数 (approximate)' : '';
  return [...head, published, computed ?? '—', differenceText(verdict) + rounded];
}

function differenceText(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'equal':
      return '0';
    case 'misprint':
      return `来源误印：${MISPRINTS[verdict.reason] ?? ''} (the source: ${verdict.reason})`;
    case 'withheld':
      return `抑制 withheld: ${verdict.reason}`;
    case 'not for this audience':
      return `不予提供 not for this audience: ${verdict.reason}`;
    case 'refused':
      return `拒绝 refused: ${verdict.reason}`;
    case 'different':
      return `不符 ${verdict.difference ?? 'none computed'}`;
  }
}
