import { isDeepStrictEqual } from 'node:util';

import { askData, BENCH_ASKER } from '../ask.ts';
import { AUTHORIZED, contendersOver, OURS, type Contender } from '../contenders/contenders.ts';
import { connectionsFor, type BenchOptions } from '../options.ts';
import { profileEntrants } from '../profile/profile-entrants.ts';
import { requestBodies, type Workload } from '../workload.ts';

import { measure, type Measurement } from './measure.ts';
import type { Entrant, Stage } from './stage.ts';

/** One column of the table: a query, asked with the same bytes every time or with others each time. */
export interface Column {
  readonly name: string;
  readonly workload: Workload;
  readonly bodies: readonly string[];
}

/** Before each measurement: load that is not counted, as a share of the measurement's time. */
const WAKING = 0.25;

/** Two that differ by so little that it takes more rounds to tell: so many times the others'. */
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
  /** Which other gateways cannot answer what, e.g. `Hive …: case`. */
  readonly unable: readonly string[];
}

/** Which columns a stage's workloads make. The real subgraphs are always asked with differing variables. */
function columnsOf({ workloads, set }: Stage): readonly Column[] {
  return workloads.flatMap((workload) => {
    const bodies = requestBodies(workload);
    const distinct = { name: `${workload.name}, distinct`, workload, bodies };
    const same = { name: `${workload.name}, same bytes`, workload, bodies: bodies.slice(0, 1) };
    return set === 'domain' ? [{ ...distinct, name: workload.name }] : [distinct, same];
  });
}

/**
 * Runs all contenders of a stage over its columns: every contender once per column in each round, each round beginning
 * with another contender, so that what the machine does meanwhile falls on all alike. Then the pair goes on alone.
 *
 * @throws where one of ours answers other data than plain Apollo, or than the first contender where Apollo is not run
 */
export async function runBench(stage: Stage, options: BenchOptions, say: (line: string) => void): Promise<BenchResult> {
  const entrants: Entrant[] = [];
  for (const contender of contendersOver(stage.set, options.contenders)) {
    entrants.push({ contender, gateway: await stage.start(contender) });
  }
  const columns = columnsOf(stage);
  const measured = new Map<string, Measurement[]>();
  let profiles: readonly string[] = [];
  let unable = new Map<string, string>();
  const canAnswer = ({ contender }: Entrant, { workload }: Column): boolean =>
    !unable.has(unableKey(contender, workload));
  try {
    unable = await compareAnswers(entrants, stage.workloads);
    for (const [one, fault] of unable) {
      say(`  not measured: ${one}: ${fault}`);
    }
    const answerBytes = new Map(await Promise.all(columns.map(answerBytesOf(entrants))));
    const measureOne = ({ contender, gateway }: Entrant, column: Column, milliseconds: number): Promise<Measurement> =>
      measure({
        gateway,
        ...stage,
        bodies: column.bodies,
        headers: contender.name === AUTHORIZED ? BENCH_ASKER : {},
        answerBytes: answerBytes.get(column.name) ?? [0, 0],
        connections: connectionsFor(column.workload, options),
        milliseconds,
      });

    say(`  warming ${entrants.length} contenders …`);
    for (const entrant of entrants) {
      for (const column of columns.filter((one) => canAnswer(entrant, one))) {
        await measureOne(entrant, column, options.milliseconds * 0.75);
      }
    }
    const runRound = async (round: number, who: readonly Entrant[], what: readonly Column[]): Promise<void> => {
      for (const column of what) {
        for (let turn = 0; turn < who.length; turn += 1) {
          const entrant = who[(turn + round) % who.length] as Entrant;
          if (!canAnswer(entrant, column)) {
            continue;
          }
          const key = JSON.stringify([column.name, entrant.contender.name]);
          const rounds = measured.get(key) ?? [];
          // Since its last turn others ran, and a machine may have taken its memory back meanwhile.
          await measureOne(entrant, column, options.milliseconds * WAKING);
          rounds.push(await measureOne(entrant, column, options.milliseconds));
          measured.set(key, rounds);
        }
      }
    };
    for (let round = 0; round < options.rounds; round += 1) {
      say(`  round ${round + 1} of ${options.rounds} …`);
      await runRound(round, entrants, columns);
    }
    const pair = entrants.filter(({ contender }) => PAIR.contenders.includes(contender.name));
    const paired = columns.filter(({ workload }) => PAIR.workloads.includes(workload.name));
    if (pair.length === PAIR.contenders.length && paired.length > 0) {
      for (let round = options.rounds; round < options.rounds * PAIR.times; round += 1) {
        say(`  round ${round + 1} of ${options.rounds * PAIR.times} with and without rights …`);
        await runRound(round, pair, paired);
      }
    }
    profiles = await profileEntrants(stage, entrants, options, say);
  } finally {
    await Promise.all(entrants.map(({ gateway }) => gateway.stop()));
  }
  const series = [...measured].map(([key, rounds]) => {
    const [column, contender] = JSON.parse(key) as [string, string];
    return { column, contender, rounds };
  });
  return { columns: columns.map(({ name }) => name), series, profiles, unable: [...unable.keys()] };
}

/**
 * Every contender is asked every body once, which also lets it plan and lets the subgraphs prepare their answers.
 *
 * @returns what another gateway cannot answer as plain Apollo does, e.g. `Hive …: case`, and why; not measured there
 * @throws where it is not another gateway that fails
 */
async function compareAnswers(
  entrants: readonly Entrant[],
  workloads: readonly Workload[],
): Promise<Map<string, string>> {
  const reference = entrants.find(({ contender }) => contender.name === 'apollo') ?? entrants[0];
  const unable = new Map<string, string>();
  for (const workload of workloads) {
    for (const body of requestBodies(workload)) {
      const expected = reference && (await askData(String(reference.gateway.listening), body));
      for (const { contender, gateway } of entrants) {
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
    return isDeepStrictEqual(await askData(url, body), expected) ? undefined : 'answers other data than plain Apollo.';
  } catch (error) {
    return error instanceof Error ? error.message : 'cannot be asked.';
  }
}

function unableKey({ title }: Contender, { name }: Workload): string {
  return `${title}: ${name}`;
}

function answerBytesOf(entrants: readonly Entrant[]) {
  return async ({ name, bodies }: Column): Promise<[string, readonly [number, number]]> => {
    const url = String(entrants[0]?.gateway.listening);
    const bytes: number[] = [];
    for (const body of bodies) {
      bytes.push(Buffer.byteLength(JSON.stringify({ data: await askData(url, body) })));
    }
    return [name, [Math.min(...bytes), Math.max(...bytes)]];
  };
}
