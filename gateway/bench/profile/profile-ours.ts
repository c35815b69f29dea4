import { CONTENDERS } from '../contenders/contenders.ts';
import type { BenchOptions } from '../options.ts';
import type { LoadResult } from '../load/http-load.ts';
import { figure } from '../report/statistics.ts';
import { requestBodies, type Workload } from '../workload.ts';
import type { Stage } from '../run/stage.ts';
import { timeByCategory } from './categories.ts';

/** Contenders whose time is told by category: ours, and what it is measured against. */
const PROFILED = ['ours', 'apollo'];

/** Runs the profiled contenders once more under V8's own profiler; a markdown table per workload. */
export async function profileOurs(
  stage: Stage,
  options: BenchOptions,
  say: (line: string) => void,
): Promise<readonly string[]> {
  say('  profile …');
  const tables: string[] = [];
  for (const workload of stage.workloads) {
    const columns: { title: string; times: ReadonlyMap<string, number> }[] = [];
    for (const contender of CONTENDERS.filter(({ name }) => PROFILED.includes(name))) {
      if (options.contenders.length > 0 && !options.contenders.includes(contender.name)) continue;
      columns.push({ title: contender.title, times: await profile(stage, contender, workload, options) });
    }
    tables.push(`### Where the CPU goes: ${workload.name}, distinct\n\n${table(columns)}`);
  }
  return tables;
}

/** Microseconds per request by category, of a gateway that is warm. */
async function profile(
  stage: Stage,
  contender: (typeof CONTENDERS)[number],
  workload: Workload,
  { connections, milliseconds }: BenchOptions,
): Promise<ReadonlyMap<string, number>> {
  const gateway = await stage.start(contender);
  const load = (length: number): Promise<LoadResult> => {
    const order = { url: String(gateway.listening), bodies: requestBodies(workload), connections, milliseconds: length };
    return stage.load.ask<'load'>({ ask: 'load', order });
  };
  await load(milliseconds);
  await gateway.ask<'profile'>({ ask: 'profile', begin: true });
  const { requests } = await load(milliseconds * 2);
  const taken = await gateway.ask<'profile'>({ ask: 'profile', begin: false });
  await gateway.stop();
  const times = taken === null ? new Map<string, number>() : timeByCategory(taken);
  return new Map([...times].map(([name, time]) => [name, time / requests]));
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
