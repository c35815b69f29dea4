import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { BENCH_ASKER } from '../ask.ts';
import { AUTHORIZED, OURS, type SubgraphSet } from '../contenders/contenders.ts';
import { connectionsFor, type BenchOptions } from '../options.ts';
import { figure } from '../report/statistics.ts';
import type { Entrant, Stage } from '../run/stage.ts';
import { requestBodies, type Workload } from '../workload.ts';

import { timeByCategory, type CpuProfile } from './categories.ts';

/** Whose time is told by category, and over what: ours, beside what it is measured against. */
const PROFILED = {
  small: { contenders: [OURS, 'apollo'], workloads: ['big', 'small'] },
  domain: { contenders: [OURS, AUTHORIZED], workloads: ['case', 'people'] },
} as const satisfies Record<SubgraphSet, unknown>;

/** Loads the profiled contenders once more under V8's own profiler; a markdown table per workload. */
export async function profileEntrants(
  stage: Stage,
  entrants: readonly Entrant[],
  options: BenchOptions,
  say: (line: string) => void,
): Promise<readonly string[]> {
  say('  profile …');
  const tables: string[] = [];
  const { contenders, workloads } = PROFILED[stage.set];
  for (const workload of stage.workloads.filter(({ name }) => workloads.some((one) => one === name))) {
    const columns: { title: string; times: ReadonlyMap<string, number> }[] = [];
    for (const { contender, gateway } of entrants.filter((one) =>
      contenders.some((name) => name === one.contender.name),
    )) {
      const { taken, requests } = await profile(stage, { contender, gateway }, workload, options);
      const times = [...timeByCategory(taken)].map(([name, time]): [string, number] => [name, time / requests]);
      columns.push({ title: contender.title, times: new Map(times) });
      if (options.profileFolder !== undefined) {
        await mkdir(options.profileFolder, { recursive: true });
        await writeFile(
          join(options.profileFolder, `${workload.name}-${contender.name}.cpuprofile`),
          JSON.stringify(taken),
        );
      }
    }
    tables.push(`### Where the CPU goes: ${workload.name}, distinct\n\n${table(columns)}`);
  }
  return tables;
}

async function profile(
  stage: Stage,
  { contender, gateway }: Entrant,
  workload: Workload,
  options: BenchOptions,
): Promise<{ taken: CpuProfile; requests: number }> {
  const url = String(gateway.listening);
  const bodies = requestBodies(workload);
  const headers = contender.name === AUTHORIZED ? BENCH_ASKER : {};
  const order = {
    url,
    bodies,
    headers,
    connections: connectionsFor(workload, options),
    milliseconds: options.milliseconds * 2,
  };
  await gateway.ask<'profile'>({ ask: 'profile', begin: true });
  const { requests } = await stage.load.ask<'load'>({ ask: 'load', order });
  const taken = await gateway.ask<'profile'>({ ask: 'profile', begin: false });
  if (taken === null) {
    throw new Error('The profiler gave nothing.');
  }
  return { taken, requests };
}

function table(columns: readonly { title: string; times: ReadonlyMap<string, number> }[]): string {
  const names = new Set(columns.flatMap(({ times }) => [...times.keys()]));
  const totals = columns.map(({ times }) => [...times.values()].reduce((sum, time) => sum + time, 0));
  const rows = [...names]
    .toSorted((a, b) => (columns[0]?.times.get(b) ?? 0) - (columns[0]?.times.get(a) ?? 0))
    .map((name) => [
      name,
      ...columns.map(({ times }, index) => {
        const time = times.get(name) ?? 0;
        return `${figure(time)} µs (${Math.round((time / (totals[index] ?? 1)) * 100)} %)`;
      }),
    ]);
  const head = ['µs per request', ...columns.map(({ title }) => title)];
  const sum = ['all', ...totals.map((total) => `${figure(total)} µs`)];
  return [head, head.map(() => '---'), ...rows, sum].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
