import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Entrant } from '../run/run-bench.ts';
import { BENCH_ASKER } from '../ask.ts';
import type { BenchProcess } from '../processes/start-process.ts';
import type { BenchOptions } from '../options.ts';
import { figure } from '../report/statistics.ts';
import { requestBodies, type Workload } from '../workload.ts';
import type { Stage } from '../run/stage.ts';
import { timeByCategory, type CpuProfile } from './categories.ts';

/** Contenders whose time is told by category: ours, and what it is measured against. */
const PROFILED = ['ours', 'apollo'];

/** Loads the profiled contenders once more under V8's own profiler; a markdown table per workload. */
export async function profileEntrants(
  stage: Stage,
  entrants: readonly Entrant[],
  options: BenchOptions,
  say: (line: string) => void,
): Promise<readonly string[]> {
  say('  profile …');
  const tables: string[] = [];
  for (const workload of stage.workloads) {
    const columns: { title: string; times: ReadonlyMap<string, number> }[] = [];
    for (const { contender, gateway } of entrants.filter(({ contender: { name } }) => PROFILED.includes(name))) {
      const { taken, requests } = await profile(stage, gateway, workload, options);
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
  gateway: BenchProcess,
  workload: Workload,
  { connections, milliseconds }: BenchOptions,
): Promise<{ taken: CpuProfile; requests: number }> {
  const url = String(gateway.listening);
  const bodies = requestBodies(workload);
  const order = { url, bodies, headers: BENCH_ASKER, connections, milliseconds: milliseconds * 2 };
  await gateway.ask<'profile'>({ ask: 'profile', begin: true });
  const { requests } = await stage.load.ask<'load'>({ ask: 'load', order });
  const taken = await gateway.ask<'profile'>({ ask: 'profile', begin: false });
  if (taken === null) throw new Error('The profiler gave nothing.');
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
