import { isDeepStrictEqual } from 'node:util';

import { AUTHORIZED, contendersOver, OURS, type Contender } from './contenders/contenders.ts';
import { measure, type Measurement } from './measure.ts';
import { connectionsFor, type BenchOptions } from './options.ts';
import { profileContenders } from './profile.ts';
import { BENCH_BEARER, requestBodies, requestData, type Workload } from './request.ts';
import type { RunningContender, Stage } from './stage.ts';

/** One column of the table: a workload, with the same body every time or with distinct ones. */
export interface Column {
  readonly name: string;
  readonly workload: Workload;
  readonly bodies: readonly string[];
}

/** The uncounted load before each measurement, as a share of its time. */
const WARM_UP = 0.25;

/** Two contenders that differ so little that they need this many times the rounds. */
const PAIR = { contenders: [OURS, AUTHORIZED], workloads: ['case', 'people'], times: 4 };

/** All rounds of one contender on one column. */
export interface Series {
  readonly column: string;
  readonly contender: string;
  readonly rounds: readonly Measurement[];
}

export interface BenchResult {
  readonly columns: readonly string[];
  readonly series: readonly Series[];
  /** Markdown: where the CPU of the profiled contenders goes. */
  readonly profiles: readonly string[];
  /** Workloads that another gateway cannot answer, e.g. `Hive …: case`. */
  readonly unable: readonly string[];
}

/** The columns of a stage's workloads. The real subgraphs get only distinct bodies. */
function columnsOf({ workloads, set }: Stage): readonly Column[] {
  return workloads.flatMap((workload) => {
    const bodies = requestBodies(workload);
    const distinct = { name: `${workload.name}, distinct`, workload, bodies };
    const same = { name: `${workload.name}, same bytes`, workload, bodies: bodies.slice(0, 1) };
    return set === 'domain' ? [{ ...distinct, name: workload.name }] : [distinct, same];
  });
}

/**
 * Runs all contenders of a stage over its columns: every contender once per column in each round, and each round begins with
 * another contender, so that other work on the machine affects all equally. Then the pair continues alone.
 *
 * @throws if one of ours returns other data than plain Apollo, or than the first contender if Apollo is not run
 */
export async function runBench(stage: Stage, options: BenchOptions, log: (line: string) => void): Promise<BenchResult> {
  const running: RunningContender[] = [];
  for (const contender of contendersOver(stage.set, options.contenders)) {
    running.push({ contender, gateway: await stage.start(contender) });
  }
  const columns = columnsOf(stage);
  const measured = new Map<string, Measurement[]>();
  let profiles: readonly string[] = [];
  let unable = new Map<string, string>();
  const canAnswer = ({ contender }: RunningContender, { workload }: Column): boolean =>
    !unable.has(unableKey(contender, workload));
  try {
    unable = await compareResponses(running, stage.workloads);
    for (const [one, fault] of unable) {
      log(`  not measured: ${one}: ${fault}`);
    }
    const responseBytes = new Map(await Promise.all(columns.map(responseBytesOf(running))));
    const measureOne = (
      { contender, gateway }: RunningContender,
      column: Column,
      milliseconds: number,
    ): Promise<Measurement> =>
      measure({
        gateway,
        ...stage,
        bodies: column.bodies,
        headers: contender.name === AUTHORIZED ? BENCH_BEARER : {},
        responseBytes: responseBytes.get(column.name) ?? [0, 0],
        connections: connectionsFor(column.workload, options),
        milliseconds,
      });

    log(`  warming up ${running.length} contenders …`);
    for (const one of running) {
      for (const column of columns.filter((column) => canAnswer(one, column))) {
        await measureOne(one, column, options.milliseconds * 0.75);
      }
    }
    const runRound = async (
      round: number,
      contenders: readonly RunningContender[],
      measuredColumns: readonly Column[],
    ): Promise<void> => {
      for (const column of measuredColumns) {
        for (let turn = 0; turn < contenders.length; turn += 1) {
          const one = contenders[(turn + round) % contenders.length] as RunningContender;
          if (!canAnswer(one, column)) {
            continue;
          }
          const key = JSON.stringify([column.name, one.contender.name]);
          const rounds = measured.get(key) ?? [];
          // Others ran since its last turn, and the machine may have reclaimed its memory.
          await measureOne(one, column, options.milliseconds * WARM_UP);
          rounds.push(await measureOne(one, column, options.milliseconds));
          measured.set(key, rounds);
        }
      }
    };
    for (let round = 0; round < options.rounds; round += 1) {
      log(`  round ${round + 1} of ${options.rounds} …`);
      await runRound(round, running, columns);
    }
    const pair = running.filter(({ contender }) => PAIR.contenders.includes(contender.name));
    const paired = columns.filter(({ workload }) => PAIR.workloads.includes(workload.name));
    if (pair.length === PAIR.contenders.length && paired.length > 0) {
      for (let round = options.rounds; round < options.rounds * PAIR.times; round += 1) {
        log(`  round ${round + 1} of ${options.rounds * PAIR.times} with and without rights …`);
        await runRound(round, pair, paired);
      }
    }
    profiles = await profileContenders(stage, running, options, log);
  } finally {
    await Promise.all(running.map(({ gateway }) => gateway.stop()));
  }
  const series = [...measured].map(([key, rounds]) => {
    const [column, contender] = JSON.parse(key) as [string, string];
    return { column, contender, rounds };
  });
  return { columns: columns.map(({ name }) => name), series, profiles, unable: [...unable.keys()] };
}

/**
 * Sends every body to every contender once, which also makes the plans and fills the subgraphs' caches.
 *
 * @returns the workloads that another gateway cannot answer as plain Apollo does, e.g. `Hive …: case`, and why
 * @throws if one of ours fails
 */
async function compareResponses(
  running: readonly RunningContender[],
  workloads: readonly Workload[],
): Promise<Map<string, string>> {
  const apollo = running.find(({ contender }) => contender.name === 'apollo') ?? running[0];
  const unable = new Map<string, string>();
  for (const workload of workloads) {
    for (const body of requestBodies(workload)) {
      const expected = apollo && (await requestData(String(apollo.gateway.listening), body));
      for (const { contender, gateway } of running) {
        const fault = await faultOf(String(gateway.listening), body, expected);
        if (fault === undefined) {
          continue;
        }
        if (!contender.isPeer) {
          throw new Error(`${contender.title}: ${fault}`);
        }
        unable.set(unableKey(contender, workload), fault);
      }
    }
  }
  return unable;
}

async function faultOf(url: string, body: string, expected: unknown): Promise<string | undefined> {
  try {
    return isDeepStrictEqual(await requestData(url, body), expected)
      ? undefined
      : 'returns other data than plain Apollo.';
  } catch (error) {
    return error instanceof Error ? error.message : 'is not reachable.';
  }
}

function unableKey({ title }: Contender, { name }: Workload): string {
  return `${title}: ${name}`;
}

function responseBytesOf(running: readonly RunningContender[]) {
  return async ({ name, bodies }: Column): Promise<[string, readonly [number, number]]> => {
    const url = String(running[0]?.gateway.listening);
    const bytes: number[] = [];
    for (const body of bodies) {
      bytes.push(Buffer.byteLength(JSON.stringify({ data: await requestData(url, body) })));
    }
    return [name, [Math.min(...bytes), Math.max(...bytes)]];
  };
}
