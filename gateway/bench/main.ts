import { writeFile } from 'node:fs/promises';

import { NODE_FLAGS } from './node-flags.ts';
import { BENCH_HELP, readBenchOptions } from './options.ts';
import { shareCores } from './run/cores.ts';
import { installPeers } from './run/install-peers.ts';
import { columnsOf, runBench, type Series } from './run/run-bench.ts';
import { openStage } from './run/stage.ts';
import { machineLines } from './report/machine.ts';
import { profileOurs } from './profile/profile-ours.ts';
import { reportMarkdown } from './report/report-markdown.ts';
import { writeReport } from './report/write-report.ts';

const say = (line: string): void => void process.stderr.write(`${line}\n`);

try {
  const options = readBenchOptions(process.argv.slice(2), NODE_FLAGS);
  if (options.help) {
    console.log(BENCH_HELP);
  } else {
    installPeers(say);
    const cores = shareCores();
    const machine = machineLines(cores, options);
    const series: Series[] = [];
    const columns: string[] = [];
    const profiles: string[] = [];
    for (const inDomain of [false, true]) {
      say(inDomain ? 'The real five subgraphs:' : 'The four small subgraphs:');
      const stage = await openStage(inDomain, options, cores);
      try {
        if (stage.workloads.length === 0) continue;
        series.push(...(await runBench(stage, options, say)));
        columns.push(...columnsOf(stage.workloads, inDomain).map(({ name }) => name));
        if (!inDomain) profiles.push(...(await profileOurs(stage, options, say)));
      } finally {
        await stage.close();
      }
    }
    const report = reportMarkdown({ series, columns, machine, profiles });
    console.log(report);
    if (options.writesReadme) await writeReport(report, series, machine);
    if (options.jsonFile !== undefined) {
      await writeFile(options.jsonFile, `${JSON.stringify({ machine, series }, null, 2)}\n`);
    }
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  if (error instanceof Error && error.cause !== undefined) console.error(error.cause);
  process.exitCode = 1;
}
