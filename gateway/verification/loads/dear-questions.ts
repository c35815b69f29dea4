import { setTimeout as pause } from 'node:timers/promises';

import { bearerHeaders } from '../../authentication/issuing/personas.ts';

import { startGraph, type LoopDelay } from './graph-process.ts';
import { latenciesOf, ordinaryClients, type Latencies, type Sample } from './ordinary-clients.ts';

/** How an attacker asks: statistics of four years by region and month, so many in one request; and when they leave. */
interface Attack {
  readonly aliases: number;
  /** Leaves after so long, and asks again at once; stays where undefined. In milliseconds. */
  readonly leavesAfter?: number;
}

const ATTACKS: Readonly<Record<string, readonly Attack[]>> = {
  'of 20 aliases': [{ aliases: 20 }],
  'of 5 aliases': [{ aliases: 5 }],
  'of 1 alias': [{ aliases: 1 }],
  'leavers after 40 ms': [{ aliases: 1, leavesAfter: 40 }],
  'all at once': [{ aliases: 20 }, { aliases: 5 }, { aliases: 1 }, { aliases: 1, leavesAfter: 40 }],
};

export interface AttackTally {
  readonly attack: string;
  /** Of the others, before each round of the attack. */
  readonly quiet: Latencies;
  /** Of the others, during the attack. */
  readonly others: Latencies;
  /** How many times as long as in the quiet rounds. */
  readonly times: { readonly p50: number; readonly p99: number };
  /** The attacker's requests by what became of them: a status with a code, or left. */
  readonly attacker: Readonly<Record<string, number>>;
  /** During the attack; in the quiet rounds. */
  readonly loop: LoopDelay;
  readonly quietLoop: LoopDelay;
}

/** After an attack, what it began is let end before the next quiet round. */
const SETTLE_MS = 2_000;

/**
 * Lets ordinary clients ask for cases, and beside them attackers for what is dear. Quiet and attacked rounds alternate, because a
 * shared machine is faster in one minute than in the next: only the ratio of neighbours says something.
 */
export async function* dearQuestions(
  kind: 'sqlite' | 'mysql',
  { seconds, rounds }: { readonly seconds: number; readonly rounds: number },
  env: Readonly<Record<string, string>> = {},
): AsyncGenerator<AttackTally, void, void> {
  const graph = await startGraph(kind, env);
  const others = await ordinaryClients(graph.url);
  await pause(3_000);
  for (const [attack, attackers] of Object.entries(ATTACKS)) {
    const [quiet, attacked]: [Sample[], Sample[]] = [[], []];
    const [loops, quietLoops]: [LoopDelay[], LoopDelay[]] = [[], []];
    const attacker: Record<string, number> = {};
    for (let round = 0; round < rounds; round += 1) {
      others.take();
      await graph.loopDelay();
      await pause(seconds * 1_000);
      quiet.push(others.take());
      quietLoops.push(await graph.loopDelay());
      const until = performance.now() + seconds * 1_000;
      const outcomes = await Promise.all(
        attackers.map((one, at) => attackUntil(until, graph.url, one, `${attack} ${at} ${round}`)),
      );
      await pause(Math.max(0, until - performance.now()));
      attacked.push(others.take());
      loops.push(await graph.loopDelay());
      for (const [outcome, times] of outcomes.flatMap((one) => [...one])) {
        attacker[outcome] = (attacker[outcome] ?? 0) + times;
      }
      await pause(SETTLE_MS);
    }
    const [before, during] = [latenciesOf(quiet), latenciesOf(attacked)];
    yield {
      ...{ attack, quiet: before, others: during, attacker },
      times: { p50: ratio(during.p50, before.p50), p99: ratio(during.p99, before.p99) },
      ...{ loop: longestOf(loops), quietLoop: longestOf(quietLoops) },
    };
  }
  await others.stop();
  await graph.stop();
}

function ratio(during: number, before: number): number {
  return Math.round((during / before) * 100) / 100;
}

function longestOf(loops: readonly LoopDelay[]): LoopDelay {
  const most = (of: (loop: LoopDelay) => number): number => Math.round(Math.max(...loops.map(of)));
  return {
    ...{ longest: most(({ longest }) => longest), p99: most(({ p99 }) => p99) },
    ...{ held: most(({ held }) => held), rss: most(({ rss }) => rss) },
  };
}

/** Without limits an answer can take longer than the attack: it is not waited for. */
async function attackUntil(
  until: number,
  url: string,
  { aliases, leavesAfter }: Attack,
  name: string,
): Promise<ReadonlyMap<string, number>> {
  const outcomes = new Map<string, number>();
  const headers = {
    ...{ 'content-type': 'application/json' },
    ...(await bearerHeaders({ audience: 'court', subject: `attacker ${name}`.replaceAll(' ', '-'), court: '最高法' })),
  };
  for (let sent = 0; performance.now() < until; sent += 1) {
    const fields = Array.from({ length: aliases }, (_, at) => `a${at}: ${statisticsOf(sent * aliases + at)}`);
    const left = AbortSignal.timeout(leavesAfter ?? Math.max(1, Math.ceil(until - performance.now())));
    const outcome = await fetch(`${url}/graphql`, {
      ...{ method: 'POST', headers, body: JSON.stringify({ query: `{ ${fields.join(' ')} }` }), signal: left },
    }).then(
      async (response) => {
        const { errors } = (await response.json()) as { errors?: readonly { extensions: { code: string } }[] };
        return [response.status, errors?.[0]?.extensions.code ?? ''].join(' ').trim();
      },
      () => 'left',
    );
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    await pause(5);
  }
  return outcomes;
}

/** Another period for each, so that no two share a fetch. */
function statisticsOf(at: number): string {
  const day = String((at % 28) + 1).padStart(2, '0');
  return `caseStatistics(period: "2018-${String((at % 11) + 1).padStart(2, '0')}-${day}/2022-12-${day}", groupBy: [REGION, PERIOD], periodUnit: MONTH) { regionCode period newCases concluded performed }`;
}
