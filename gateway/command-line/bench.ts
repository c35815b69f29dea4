import { Command } from 'commander';

import { NODE_FLAGS, type BenchOptions } from '../verification/bench/options.ts';

import { commaSeparated, wholeNumber } from './option-values.ts';

const MAX = 9_999_999;

interface Values {
  readonly quick: boolean;
  readonly rounds?: number;
  readonly ms?: number;
  readonly connections: number;
  readonly contenders?: readonly string[];
  readonly workloads?: readonly string[];
  readonly live: boolean;
  readonly nodeFlags?: readonly string[];
  readonly json?: string;
  readonly profiles?: string;
}

/** `lianzhi bench`: this gateway beside others. */
export function benchCommand(measure: (options: BenchOptions) => Promise<void> = load): Command {
  return new Command('bench')
    .summary('our cost per request beside other gateways and beside the floor')
    .description(
      'Measures this gateway beside others and beside two floors. Nothing else should run meanwhile. Under 15 minutes.',
    )
    .option('--quick', 'one short round, under 2 minutes; README.md and chart.svg are not written', false)
    .option('--rounds <n>', 'interleaved rounds (default: 5)', wholeNumber('--rounds', 1, MAX))
    .option('--ms <n>', 'milliseconds of load per measurement (default: 1200)', wholeNumber('--ms', 1, MAX))
    .option(
      '--connections <n>',
      'concurrent connections; not more than a query has variables; with --live a fifth of it',
      wholeNumber('--connections', 1, MAX),
      50,
    )
    .option(
      '--contenders <names>',
      'only these, with commas between: ours, authorized, apollo, hive-js, hive-js-sharing, hive-native, ' +
        'hive-native-sharing, parsed, fixed, and ours-apollo, which is ours with EXECUTOR=apollo',
      commaSeparated,
    )
    .option('--workloads <names>', 'only these: big, small, case, people, cases, agencies', commaSeparated)
    .option(
      '--live',
      'the real subgraphs compute each answer: their databases are then the limit; README.md is not written',
      false,
    )
    .option('--node-flags <flags>', `flags of Node for every contender (default: ${NODE_FLAGS.join(' ')})`, flagsOf)
    .option('--json <file>', 'write every measurement to this file')
    .option('--profiles <folder>', 'keep the profiles, for the developer tools of a browser')
    .action((values: Values) => measure(optionsOf(values)));
}

function optionsOf({ quick, live, contenders = [], workloads = [], ...values }: Values): BenchOptions {
  return {
    rounds: values.rounds ?? (quick ? 1 : 5),
    milliseconds: values.ms ?? (quick ? 300 : 1200),
    connections: values.connections,
    contenders,
    workloads,
    jsonFile: values.json,
    profileFolder: values.profiles,
    writesReadme: !quick && !live && contenders.length === 0 && workloads.length === 0,
    nodeFlags: values.nodeFlags ?? NODE_FLAGS,
    live,
  };
}

function flagsOf(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}

async function load(options: BenchOptions): Promise<void> {
  const { measureAll } = await import('../verification/bench/bench-command.ts');
  await measureAll(options);
}
