import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { bearerHeaders } from '../../authentication/issuing/personas.ts';
import { loadLimits } from '../../limits/audience-limits.ts';

import { startGraph, type LoopDelay } from './graph-process.ts';
import { HOSTILE } from './hostile-documents.ts';
import { latenciesOf, ordinaryClients, share, type Latencies } from './ordinary-clients.ts';

export interface HostileTally {
  readonly kind: string;
  readonly documents: number;
  /** By status, and code where it is refused. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** Of the hostile requests, in milliseconds. */
  readonly p50: number;
  readonly slowest: number;
  readonly others: Latencies;
  readonly loop: LoopDelay;
}

/** Sends documents of each kind one after another, by a public client and by a court in turn, while ordinary clients ask on. */
export async function* hostileLoad(documents: number): AsyncGenerator<HostileTally, void, void> {
  const folder = await mkdtemp(join(tmpdir(), 'lianzhi-loads-'));
  const graph = await startGraph('sqlite', { LIMITS_FILE: await limitsWithoutBudget(folder) });
  const others = await ordinaryClients(graph.url);
  const court = await bearerHeaders({ audience: 'court', subject: 'hostile', court: '最高法' });
  await pause(3_000);
  for (const [kind, make] of [['quiet', undefined] as const, ...Object.entries(HOSTILE)]) {
    others.take();
    await graph.loopDelay();
    const outcomes: Record<string, number> = {};
    const times: number[] = [];
    if (make === undefined) {
      await pause(10_000);
    }
    for (let at = 0; make !== undefined && at < documents; at += 1) {
      const started = performance.now();
      const headers = { 'content-type': 'application/json', ...(at % 2 === 1 && court) };
      const response = await fetch(`${graph.url}/graphql`, { method: 'POST', headers, body: JSON.stringify(make(at)) });
      const { errors } = (await response.json()) as { errors?: readonly { extensions: { code: string } }[] };
      times.push(performance.now() - started);
      const outcome = [response.status, errors?.[0]?.extensions.code ?? ''].join(' ').trim();
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    }
    const sorted = times.sort((one, other) => one - other);
    yield {
      ...{ kind, documents: times.length, outcomes, p50: share(sorted, 0.5), slowest: share(sorted, 1) },
      ...{ others: latenciesOf([others.take()]), loop: await graph.loopDelay() },
    };
  }
  await others.stop();
  await graph.stop();
  await rm(folder, { recursive: true });
}

/** The default limits with budgets that never end: here documents are refused for what they are, not for how many there are. */
async function limitsWithoutBudget(folder: string): Promise<string> {
  const limits = await loadLimits();
  const endless = { budget: 1_000_000_000, refill: 1_000_000_000 };
  const audiences = Object.entries(limits.audiences).map(([audience, own]) => [audience, { ...own, ...endless }]);
  const file = join(folder, 'limits.json');
  await writeFile(
    file,
    JSON.stringify({ ...limits, audiences: Object.fromEntries(audiences) as object, address: endless }),
  );
  return file;
}
