import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

import { CONTENDERS, OURS } from '../contenders/contenders.ts';
import type { Measurement } from '../measure.ts';
import type { BenchOptions } from '../options.ts';
import type { Cores } from '../processes/start-process.ts';
import type { Series } from '../run-bench.ts';

import { figure, median, ratio } from './statistics.ts';
import { targetTable } from './targets.ts';

export interface Report {
  readonly series: readonly Series[];
  readonly columns: readonly string[];
  readonly machine: readonly string[];
  /** Markdown of the profiles. */
  readonly profiles: readonly string[];
  /** The workloads that another gateway cannot answer. */
  readonly unable: readonly string[];
}

/** The report: how it was measured, a table for each column, the profiles. */
export function reportMarkdown({ series, columns, machine, profiles, unable }: Report): string {
  const tables = columns.map(
    (column) => `### ${column}\n\n${columnTable(series.filter((one) => one.column === column))}`,
  );
  const missing = unable.map(
    (one) => `not measured, because it returns errors or other data than plain Apollo: ${one}`,
  );
  return [[...machine, ...missing].map((line) => `- ${line}`).join('\n'), targetTable(series), ...tables, ...profiles]
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
    .toSorted((one, other) => positionOf(one) - positionOf(other))
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

function positionOf({ contender }: Series): number {
  return CONTENDERS.findIndex(({ name }) => name === contender);
}

/** When, on what and how it is measured, as lines of a list; called before the first measurement. */
export function machineLines(cores: Cores, options: BenchOptions): readonly string[] {
  const memory = Math.round(totalmem() / 1024 ** 3);
  const pinned =
    cores.gateway === undefined
      ? 'nothing is pinned to a core'
      : `gateway pinned to core ${cores.gateway}, load to core ${cores.load}, subgraphs to core ${cores.subgraphs}`;
  return [
    `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC, ${cpus()[0]?.model ?? 'unknown CPU'}, ${availableParallelism()} cores, ${memory} GB, Node ${process.version} with \`${options.nodeFlags.join(' ')}\` for all; ${pinned}`,
    `${options.rounds} interleaved rounds of ${options.milliseconds} ms, ${options.connections} connections, or as many as a query has variables${options.live ? '; a fifth to the real subgraphs, which compute every reply' : ''}`,
    `load of the machine over the last minute before the run: ${loadavg()[0]?.toFixed(1)}${(loadavg()[0] ?? 0) > 0.5 ? ' (other work was running: requests per second and latencies are worse than on a quiet machine and scatter; CPU per request suffers less)' : ''}`,
  ];
}
