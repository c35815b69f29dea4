import { AUTHORIZED, OURS } from '../contenders/contenders.ts';
import type { Series } from '../run-bench.ts';

import { median, ratio, ratios } from './statistics.ts';

interface Target {
  readonly column: string;
  /** The contender with the target; ours by default. */
  readonly contender?: string;
  readonly of: string;
  readonly contenders: readonly string[];
  readonly most: number;
}

/** The share of another contender's CPU per request that ours may have at most; of several contenders the cheapest counts. */
const TARGETS: readonly Target[] = [
  { column: 'big, distinct', of: 'plain Apollo', contenders: ['apollo'], most: 0.2 },
  { column: 'big, distinct', of: 'the best Hive, no sharing', contenders: ['hive-js', 'hive-native'], most: 0.35 },
  { column: 'big, distinct', of: 'floor: parsed', contenders: ['parsed'], most: 1.6 },
  { column: 'small, distinct', of: 'plain Apollo', contenders: ['apollo'], most: 0.12 },
  { column: 'small, distinct', of: 'the best Hive, no sharing', contenders: ['hive-js', 'hive-native'], most: 0.12 },
  { column: 'small, distinct', of: 'floor: parsed', contenders: ['parsed'], most: 1.6 },
  { column: 'case', contender: AUTHORIZED, of: 'us, without rights', contenders: [OURS], most: 1.15 },
  { column: 'people', contender: AUTHORIZED, of: 'us, without rights and ledger', contenders: [OURS], most: 1.15 },
];

/** A markdown table of targets and measurements; empty if none of them was measured. */
export function targetTable(series: readonly Series[]): string {
  const cpuOf = (column: string, contender: string): readonly number[] | undefined =>
    series.find((one) => one.column === column && one.contender === contender)?.rounds.map(({ cpu }) => cpu);
  const rows = TARGETS.flatMap(({ column, contender: ours = OURS, of, contenders, most }) => {
    const cpu = cpuOf(column, ours);
    const [cheapest] = contenders
      .map((contender) => cpuOf(column, contender))
      .filter((other) => other !== undefined)
      .toSorted((one, other) => median(one) - median(other));
    if (cpu === undefined || cheapest === undefined) {
      return [];
    }
    const middle = median(ratios(cpu, cheapest));
    return [`| ${column} | ${of} | ${most} | ${ratio(cpu, cheapest)} | ${middle <= most ? 'yes' : 'no'} |`];
  });
  if (rows.length === 0) {
    return '';
  }
  return [
    '### Our CPU per request: targets',
    '',
    '| query | of | at most | measured (least–most) | met |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}
