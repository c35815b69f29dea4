import { AUTHORIZED, OURS } from '../contenders/contenders.ts';
import type { Series } from '../run/run-bench.ts';

import { median, ratio, ratios } from './statistics.ts';

interface Aim {
  readonly column: string;
  /** Ours unless told. */
  readonly who?: string;
  readonly whom: string;
  readonly contenders: readonly string[];
  readonly most: number;
}

/** At most which share of whose CPU per request ours is meant to be; of several contenders the cheapest counts. */
const AIMS: readonly Aim[] = [
  { column: 'big, distinct', whom: 'plain Apollo', contenders: ['apollo'], most: 0.2 },
  { column: 'big, distinct', whom: 'the best Hive, no sharing', contenders: ['hive-js', 'hive-native'], most: 0.35 },
  { column: 'big, distinct', whom: 'floor: parsed', contenders: ['parsed'], most: 1.6 },
  { column: 'small, distinct', whom: 'plain Apollo', contenders: ['apollo'], most: 0.12 },
  { column: 'small, distinct', whom: 'the best Hive, no sharing', contenders: ['hive-js', 'hive-native'], most: 0.12 },
  { column: 'small, distinct', whom: 'floor: parsed', contenders: ['parsed'], most: 1.6 },
  { column: 'case', who: AUTHORIZED, whom: 'us, without rights', contenders: [OURS], most: 1.15 },
  { column: 'people', who: AUTHORIZED, whom: 'us, without rights and ledger', contenders: [OURS], most: 1.15 },
];

/** A markdown table of what was aimed at and what was measured; empty where nothing of it was run. */
export function reachedTable(series: readonly Series[]): string {
  const cpuOf = (column: string, contender: string): readonly number[] | undefined =>
    series.find((one) => one.column === column && one.contender === contender)?.rounds.map(({ cpu }) => cpu);
  const rows = AIMS.flatMap(({ column, who = OURS, whom, contenders, most }) => {
    const ours = cpuOf(column, who);
    const [cheapest] = contenders
      .map((contender) => cpuOf(column, contender))
      .filter((cpu) => cpu !== undefined)
      .toSorted((one, other) => median(one) - median(other));
    if (ours === undefined || cheapest === undefined) {
      return [];
    }
    const middle = median(ratios(ours, cheapest));
    return [`| ${column} | ${whom} | ${most} | ${ratio(ours, cheapest)} | ${middle <= most ? 'yes' : 'no'} |`];
  });
  if (rows.length === 0) {
    return '';
  }
  return [
    '### Our CPU per request, aimed at and reached',
    '',
    '| query | of | at most | reached (least–most) | met |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}
