import { writeFile } from 'node:fs/promises';

import { contendersOver, SUBGRAPH_SETS } from './contenders/contenders.ts';
import type { BenchOptions } from './options.ts';
import { machineLines } from './report/machine.ts';
import { reportMarkdown } from './report/report-markdown.ts';
import { writeReport } from './report/write-report.ts';
import { shareCores } from './run/cores.ts';
import { installPeers } from './run/install-peers.ts';
import { runBench, type Series } from './run/run-bench.ts';
import { asksAny, openStage } from './run/stage.ts';

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** Measures the contenders and prints the report; a whole run writes the README and its chart as well. */
export async function measureAll(options: BenchOptions): Promise<void> {
  try {
    const sets = SUBGRAPH_SETS.filter((set) => asksAny(set, options));
    if (sets.some((set) => contendersOver(set, options.contenders).some(({ isPeer }) => isPeer))) {
      installPeers(say);
    }
    const cores = shareCores();
    const machine = machineLines(cores, options);
    const series: Series[] = [];
    const columns: string[] = [];
    const profiles: string[] = [];
    const unable: string[] = [];
    for (const set of sets) {
      say(set === 'domain' ? 'The real five subgraphs:' : 'The four small subgraphs:');
      const stage = await openStage(set, options, cores);
      try {
        const result = await runBench(stage, options, say);
        series.push(...result.series);
        columns.push(...result.columns);
        profiles.push(...result.profiles);
        unable.push(...result.unable);
      } finally {
        await stage.close();
      }
    }
    const report = reportMarkdown({ series, columns, machine, profiles, unable });
    console.log(report);
    if (options.writesReadme) {
      await writeReport(report, series, machine);
    }
    if (options.jsonFile !== undefined) {
      await writeFile(options.jsonFile, `${JSON.stringify({ machine, series }, null, 2)}\n`);
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    if (error instanceof Error && error.cause !== undefined) {
      console.error(error.cause);
    }
    // Not only the exit code: what was started ends when this process does, and would keep it alive meanwhile.
    process.exit(1);
  }
}
