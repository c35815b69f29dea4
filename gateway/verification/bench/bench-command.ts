import { writeFile } from 'node:fs/promises';

import { contendersOver, installPeers, SUBGRAPH_SETS } from './contenders/contenders.ts';
import type { BenchOptions } from './options.ts';
import { assignCores } from './processes/start-process.ts';
import { machineLines, reportMarkdown } from './report/report-markdown.ts';
import { writeReport } from './report/write-report.ts';
import { runBench, type Series } from './run-bench.ts';
import { selectsAny, openStage } from './stage.ts';

const log = (line: string): void => void process.stderr.write(`${line}\n`);

/** Measures the contenders and prints the report; a full run also writes README.md and its chart. */
export async function measureAll(options: BenchOptions): Promise<void> {
  try {
    const sets = SUBGRAPH_SETS.filter((set) => selectsAny(set, options));
    if (sets.some((set) => contendersOver(set, options.contenders).some(({ isPeer }) => isPeer))) {
      installPeers(log);
    }
    const cores = assignCores();
    const machine = machineLines(cores, options);
    const series: Series[] = [];
    const columns: string[] = [];
    const profiles: string[] = [];
    const unable: string[] = [];
    for (const set of sets) {
      log(set === 'domain' ? 'The real five subgraphs:' : 'The four small subgraphs:');
      const stage = await openStage(set, options, cores);
      try {
        const result = await runBench(stage, options, log);
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
    // Not only the exit code: the started processes end with this one, and would keep it alive.
    process.exit(1);
  }
}
