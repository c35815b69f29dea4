import type { EChartsCoreOption } from 'echarts/core';

import type { Cell, Chart } from '../saved-query.ts';

import { cellText, headerText } from './cell-text.ts';
import type { ListedColumn } from './wire.ts';

type Row = Readonly<Record<string, Cell>>;

/** Colours of text, of lines and of the first series, which follow the page. */
export interface ChartColours {
  readonly text: string;
  readonly line: string;
  readonly surface: string;
  readonly series: readonly string[];
}

/** Where rows have more categories than this, or longer names, bars lie: names stay readable. */
const UPRIGHT = { categories: 12, characters: 5 };
/** More lying bars than this would push the table out of sight. */
const LYING_BARS = 20;
const FONT_SIZE = 13;
const FONT_FAMILY = "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";
const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond'];

const KIND_LABELS = { bar: '条形图', line: '折线图', pie: '饼图' } as const;

/** What a chart draws; undefined where the rows cannot be drawn: no rows, no number, or a column that is not there. */
export interface ChartPlan {
  readonly option: EChartsCoreOption;
  /** 条形图：得分（分），按单位 */
  readonly label: string;
  /** Of the rows, how many are drawn: the first ones. */
  readonly drawnRows: number;
  /** In CSS pixels. */
  readonly height: number;
}

/** The chart of the rows shown. Numbers become floats to be drawn; what is written beside them is the cell's own text. */
export function planChart(
  { kind, category, values }: Chart,
  columns: readonly ListedColumn[],
  shown: readonly Row[],
  colours: ChartColours,
): ChartPlan | undefined {
  const axis = columns.find(({ key }) => key === category);
  const drawn = values.flatMap((value) => columns.find(({ key }) => key === value) ?? []);
  if (axis === undefined || !drawn.some(({ key }) => shown.some((row) => numberOf(row[key]) !== null))) {
    return undefined;
  }
  const nameOf = (row: Row): string => cellText(row[category], axis) || '（空）';
  const lies =
    kind === 'bar' &&
    (shown.length > UPRIGHT.categories || shown.some((row) => nameOf(row).length > UPRIGHT.characters));
  const rows = lies ? shown.slice(0, LYING_BARS) : shown;
  const parts: ChartParts = { kind, drawn, rows, names: rows.map(nameOf), lies, colours };
  const label = `${KIND_LABELS[kind]}：${drawn.map(headerText).join('、')}，按${axis.header}`;
  const option = { ...commonOption(parts, label), ...(kind === 'pie' ? pieOption(parts) : axesOption(parts)) };
  return { option, label, drawnRows: rows.length, height: lies ? 80 + rows.length * (8 + 18 * drawn.length) : 360 };
}

interface ChartParts {
  readonly kind: Chart['kind'];
  readonly drawn: readonly ListedColumn[];
  readonly rows: readonly Row[];
  /** Of the categories, one for each row. */
  readonly names: readonly string[];
  /** Whether bars lie. */
  readonly lies: boolean;
  readonly colours: ChartColours;
}

function commonOption({ kind, drawn, rows, names, colours }: ChartParts, label: string): EChartsCoreOption {
  const textStyle = { color: colours.text, fontSize: FONT_SIZE, fontFamily: FONT_FAMILY };
  return {
    // Patterns tell the bars of a group apart without colour; lines have symbols, and slices their names.
    aria: { enabled: true, label: { description: label }, decal: { show: kind === 'bar' && drawn.length > 1 } },
    animation: false,
    color: [...colours.series],
    textStyle,
    legend: { show: kind !== 'pie' && drawn.length > 1, type: 'scroll', top: 0, textStyle },
    tooltip: {
      // Drawn, not HTML: in HTML the names of categories would be read as markup.
      renderMode: 'richText',
      confine: true,
      trigger: kind === 'pie' ? 'item' : 'axis',
      backgroundColor: colours.surface,
      borderColor: colours.line,
      textStyle,
      formatter: (items: TooltipItem | readonly TooltipItem[]) =>
        tooltipText(Array.isArray(items) ? items : [items as TooltipItem], names, drawn, rows),
    },
  };
}

/** Names of courts and agencies begin alike, with their region, and differ at their end. */
const LONGEST_NAME = 12;

function shortName(name: string): string {
  const characters = [...name];
  return characters.length > LONGEST_NAME ? `…${characters.slice(1 - LONGEST_NAME).join('')}` : name;
}

function axesOption({ kind, drawn, rows, names, lies, colours }: ChartParts): EChartsCoreOption {
  const axisLabel = { color: colours.text, fontSize: FONT_SIZE };
  const categories = {
    type: 'category',
    data: names,
    inverse: lies,
    axisLabel: {
      ...axisLabel,
      ...(lies ? { interval: 0, formatter: shortName } : { hideOverlap: true }),
    },
    axisLine: { lineStyle: { color: colours.line } },
    axisTick: { show: false },
  };
  // 件 and % on one axis would flatten one of them: each of the first two units has its own.
  const units = [...new Set(drawn.map(({ unit }) => unit))].slice(0, 2);
  const numbers = units.map((unit, index) => ({
    type: 'value',
    scale: kind === 'line',
    axisLabel: { ...axisLabel, hideOverlap: true },
    name: units.length > 1 ? unit : '',
    nameTextStyle: axisLabel,
    splitLine: { show: index === 0, lineStyle: { color: colours.line, opacity: 0.5 } },
  }));
  return {
    grid: {
      left: 8,
      right: 24,
      top: drawn.length > 1 ? 44 : 12,
      bottom: 8,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: lies ? numbers : categories,
    yAxis: lies ? categories : numbers,
    series: drawn.map((column, index) => ({
      type: kind,
      name: headerText(column),
      data: rows.map((row) => numberOf(row[column.key])),
      [lies ? 'xAxisIndex' : 'yAxisIndex']: Math.max(0, units.indexOf(column.unit)),
      barMaxWidth: 28,
      symbol: SYMBOLS[index % SYMBOLS.length],
      symbolSize: 8,
    })),
  };
}

/** Of the first column. */
function pieOption({ drawn, rows, names, colours }: ChartParts): EChartsCoreOption {
  return {
    series: drawn.slice(0, 1).map((column) => ({
      type: 'pie',
      name: headerText(column),
      radius: ['40%', '72%'],
      label: {
        color: colours.text,
        fontSize: FONT_SIZE,
        formatter: ({ dataIndex }: TooltipItem) =>
          `${names[dataIndex] ?? ''} ${cellText(rows[dataIndex]?.[column.key], column)}`,
      },
      itemStyle: { borderColor: colours.surface, borderWidth: 2 },
      data: rows.map((row, index) => ({ name: names[index], value: numberOf(row[column.key]) })),
    })),
  };
}

interface TooltipItem {
  readonly dataIndex: number;
  readonly seriesIndex?: number;
}

function tooltipText(
  items: readonly TooltipItem[],
  names: readonly string[],
  drawn: readonly ListedColumn[],
  rows: readonly Row[],
): string {
  const lines = items.flatMap(({ dataIndex, seriesIndex = 0 }) => {
    const column = drawn[seriesIndex];
    return column === undefined
      ? []
      : [`${headerText(column)}：${cellText(rows[dataIndex]?.[column.key], column) || '（空）'}`];
  });
  return [names[items[0]?.dataIndex ?? -1] ?? '', ...lines].join('\n');
}

/** To be drawn, never to be written. */
function numberOf(cell: Cell | undefined): number | null {
  const value = typeof cell === 'number' ? cell : typeof cell === 'string' && cell !== '' ? Number(cell) : Number.NaN;
  return Number.isFinite(value) ? value : null;
}
