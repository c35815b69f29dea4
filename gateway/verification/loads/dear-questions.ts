import { setTimeout as pause } from 'node:timers/promises';

import { bearerHeaders } from '../../authentication/issuing/personas.ts';

import { startGraph, type LoopDelay } from './graph-process.ts';
import { ordinaryClients, type Latencies } from './ordinary-clients.ts';

/** How an attacker asks: statistics of four years by region and month, so many in one request; and when they leave. */
interface Attack {
  readonly aliases: number;
  /** Leaves after so long, and asks again at once; stays where undefined. In milliseconds. */
  readonly leavesAfter?: number;
}

const ATTACKS: Readonly<Record<string, readonly Attack[]>> = {
  quiet: [],
  'of 20 aliases': [{ aliases: 20 }],
  'of 5 aliases': [{ aliases: 5 }],
  'of 1 alias': [{ aliases: 1 }],
  'leavers after 40 ms': [{ aliases: 1, leavesAfter: 40 }],
  'all at once': [{ aliases: 20 }, { aliases: 5 }, { aliases: 1 }, { aliases: 1, leavesAfter: 40 }],
  'quiet again': [],
};

export interface AttackTally {
  readonly attack: string;
  readonly others: Latencies;
  /** The attacker's requests by what became of them: a status with a code, or left. */
  readonly attacker: Readonly<Record<string, number>>;
  readonly loop: LoopDelay;
}

/** Lets ordinary clients ask for cases, and beside them attackers for what is dear: one attack after another, for so long each. */
export async function* dearQuestions(
  kind: 'sqlite' | 'mysql',
  seconds: number,
  env: Readonly<Record<string, string>> = {},
): AsyncGenerator<AttackTally, void, void> {
  const graph = await startGraph(kind, env);
  const others = await ordinaryClients(graph.url);
  await pause(3_000);
  for (const [attack, attackers] of Object.entries(ATTACKS)) {
    others.take();
    await graph.loopDelay();
    const until = performance.now() + seconds * 1_000;
    const outcomes = await Promise.all(
      attackers.map((one, at) => attackUntil(until, graph.url, one, `${attack} ${at}`)),
    );
    await pause(Math.max(0, until - performance.now()));
    const attacker: Record<string, number> = {};
    for (const [outcome, times] of outcomes.flatMap((one) => [...one])) {
      attacker[outcome] = (attacker[outcome] ?? 0) + times;
    }
    yield { attack, others: others.take(), attacker, loop: await graph.loopDelay() };
  }
  await others.stop();
  await graph.stop();
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
