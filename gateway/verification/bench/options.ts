import { parseArgs } from 'node:util';

import { NODE_FLAGS } from './node-flags.ts';
import type { Workload } from './workload.ts';

export interface BenchOptions {
  readonly help: boolean;
  readonly rounds: number;
  /** Milliseconds of load per measurement. */
  readonly milliseconds: number;
  readonly connections: number;
  /** Names of contenders; empty means all. */
  readonly contenders: readonly string[];
  /** Names of workloads; empty means all. */
  readonly workloads: readonly string[];
  readonly jsonFile: string | undefined;
  readonly profileFolder: string | undefined;
  /** Whether README.md and chart.svg are written: only a whole run may. */
  readonly writesReadme: boolean;
  readonly nodeFlags: readonly string[];
  /** Whether the real subgraphs work for each answer, instead of remembering what they answered before. */
  readonly live: boolean;
}

export const BENCH_HELP = `npm run bench -- [options]

Measures this gateway beside others and beside two floors. Nothing else should run meanwhile. Under 15 minutes.

  --quick              one short round, under 2 minutes; README.md and chart.svg stay as they are
  --rounds N           interleaved rounds (default 5)
  --ms N               milliseconds of load per measurement (default 1200)
  --connections N      connections at once (default 50; no more than a query has variables; with --live a fifth of it)
  --contenders A,B     only these: ours, authorized, apollo, hive-js, hive-js-sharing, hive-native, hive-native-sharing, parsed,
                       fixed, and reference, which is ours with EXECUTOR=reference
  --workloads A,B      only these: big, small, case, people, cases, agencies
  --live               the real subgraphs work for each answer: their databases are then the limit; README.md stays as it is
  --node-flags "..."   flags of Node for every contender (default ${NODE_FLAGS.join(' ')})
  --json FILE          every measurement as JSON
  --profiles FOLDER    keeps the profiles, to be opened in a browser's developer tools`;

/** Reads the command line. @throws an `Error` that says what was expected */
export function readBenchOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      ms: { type: 'string' },
      connections: { type: 'string', default: '50' },
      contenders: { type: 'string', default: '' },
      workloads: { type: 'string', default: '' },
      live: { type: 'boolean', default: false },
      'node-flags': { type: 'string' },
      json: { type: 'string' },
      profiles: { type: 'string' },
    },
  });
  const contenders = list(values.contenders);
  const workloads = list(values.workloads);
  return {
    help: values.help,
    rounds: wholeNumber('--rounds', values.rounds ?? (values.quick ? '1' : '5')),
    milliseconds: wholeNumber('--ms', values.ms ?? (values.quick ? '300' : '1200')),
    connections: wholeNumber('--connections', values.connections),
    contenders,
    workloads,
    jsonFile: values.json,
    profileFolder: values.profiles,
    writesReadme: !values.quick && !values.live && contenders.length === 0 && workloads.length === 0,
    nodeFlags: values['node-flags'] === undefined ? NODE_FLAGS : values['node-flags'].split(/\s+/).filter(Boolean),
    live: values.live,
  };
}

/** Connections at once; no more than a query has variables, so that no two requests under way are alike. */
export function connectionsFor({ variables }: Workload, { connections, live }: BenchOptions): number {
  return Math.min(live ? Math.ceil(connections / 5) : connections, variables.length);
}

function list(text: string): readonly string[] {
  return text.split(',').filter(Boolean);
}

function wholeNumber(option: string, text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) {
    throw new Error(`${option} is a whole number above 0.`);
  }
  return Number(text);
}
