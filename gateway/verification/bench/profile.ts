import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { AUTHORIZED, OURS, type SubgraphSet } from './contenders/contenders.ts';
import { connectionsFor, type BenchOptions } from './options.ts';
import { timeByCategory, type CpuProfile } from './profile-categories.ts';
import { figure } from './report/statistics.ts';
import { BENCH_BEARER, requestBodies, type Workload } from './request.ts';
import type { RunningContender, Stage } from './stage.ts';

/** Whose time is shown by category, and for which workloads: ours, and the one it is compared with. */
const PROFILED = {
  small: { contenders: [OURS, 'apollo'], workloads: ['big', 'small'] },
  domain: { contenders: [OURS, AUTHORIZED], workloads: ['case', 'people'] },
} as const satisfies Record<SubgraphSet, unknown>;

/** Loads the profiled contenders once more under V8's own profiler; a markdown table per workload. */
export async function profileContenders(
  stage: Stage,
  running: readonly RunningContender[],
  options: BenchOptions,
  log: (line: string) => void,
): Promise<readonly string[]> {
  log('  profile …');
  const tables: string[] = [];
  const { contenders, workloads } = PROFILED[stage.set];
  for (const workload of stage.workloads.filter(({ name }) => workloads.some((one) => one === name))) {
    const columns: { title: string; times: ReadonlyMap<string, number> }[] = [];
    for (const { contender, gateway } of running.filter((one) =>
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
  { contender, gateway }: RunningContender,
  workload: Workload,
  options: BenchOptions,
): Promise<{ taken: CpuProfile; requests: number }> {
  const url = String(gateway.listening);
  const bodies = requestBodies(workload);
  const headers = contender.name === AUTHORIZED ? BENCH_BEARER : {};
  const order = {
    url,
    bodies,
    headers,
    connections: connectionsFor(workload, options),
    milliseconds: options.milliseconds * 2,
  };
  await gateway.request<'profile'>({ kind: 'profile', begin: true });
  const { requests } = await stage.load.request<'load'>({ kind: 'load', order });
  const taken = await gateway.request<'profile'>({ kind: 'profile', begin: false });
  if (taken === null) {
    throw new Error('The profiler returned no profile.');
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
