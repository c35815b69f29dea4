import { CONTENDERS, OURS } from '../contenders/contenders.ts';
import type { Measurement } from '../run/measure.ts';
import type { Series } from '../run/run-bench.ts';

import { reachedTable } from './reached.ts';
import { figure, median, ratio } from './statistics.ts';

export interface Report {
  readonly series: readonly Series[];
  readonly columns: readonly string[];
  readonly machine: readonly string[];
  /** Markdown of the profiles. */
  readonly profiles: readonly string[];
  /** Which other gateways cannot answer what. */
  readonly unable: readonly string[];
}

/** The whole report: how it was measured, a table per column, the profiles. */
export function reportMarkdown({ series, columns, machine, profiles, unable }: Report): string {
  const tables = columns.map(
    (column) => `### ${column}\n\n${columnTable(series.filter((one) => one.column === column))}`,
  );
  const missing = unable.map((one) => `not measured, since it answers errors or other data than plain Apollo: ${one}`);
  return [[...machine, ...missing].map((line) => `- ${line}`).join('\n'), reachedTable(series), ...tables, ...profiles]
    .filter(Boolean)
    .join('\n\n');
}

const HEAD = [
  'contender',
  'requests/s',
  'p50 ms',
  'p99 ms',
  'CPU ms/request',
  'us ÷ it, CPU (least–most)',
  'memory MB',
  'fetches',
  'KB sent',
  'busy: gateway, subgraphs, load',
];

function columnTable(series: readonly Series[]): string {
  const ours = series.find(({ contender }) => contender === OURS)?.rounds;
  const rows = series
    .toSorted((one, other) => placeOf(one) - placeOf(other))
    .map(({ contender, rounds }) => {
      const of = (part: keyof Measurement): number => median(rounds.map((round) => round[part]));
      const cores = [of('gatewayCore'), of('subgraphsCore'), of('loadCore')];
      const quotient =
        ours === undefined || contender === OURS
          ? ''
          : ratio(
              ours.map(({ cpu }) => cpu),
              rounds.map(({ cpu }) => cpu),
            );
      return [
        CONTENDERS.find(({ name }) => name === contender)?.title ?? contender,
        ...[of('rps'), of('p50'), of('p99'), of('cpu')].map(figure),
        quotient,
        figure(of('memory')),
        of('fetches').toFixed(1),
        of('sent').toFixed(1),
        cores.map((share) => `${Math.round(share * 100)} %`).join(', '),
      ];
    });
  return [HEAD, HEAD.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function placeOf({ contender }: Series): number {
  return CONTENDERS.findIndex(({ name }) => name === contender);
}
