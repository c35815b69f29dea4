import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { parse } from 'graphql';

import { stripRules } from '../../../authorization/split-rules.ts';
import { readCommittedSupergraph } from '../../../serving/supergraph-file.ts';
import { askData } from '../ask.ts';
import type { Contender, SubgraphSet } from '../contenders/contenders.ts';
import { startOurs } from '../contenders/ours.ts';
import { recordScripts } from '../contenders/record-script.ts';
import { DOMAIN_WORKLOADS, domainWorkloads } from '../domain/workloads.ts';
import { BENCH_WORKLOADS } from '../graph/queries.ts';
import { composeBenchSupergraph } from '../graph/supergraph.ts';
import type { BenchOptions } from '../options.ts';
import { startProcess, type BenchProcess } from '../processes/start-process.ts';
import { requestBodies, type Workload } from '../workload.ts';

import type { Cores } from './cores.ts';

/** A contender that runs. */
export interface Entrant {
  readonly contender: Contender;
  readonly gateway: BenchProcess;
}

/** Subgraphs and a load generator, running; contenders are started in front of them. */
export interface Stage {
  readonly set: SubgraphSet;
  readonly workloads: readonly Workload[];
  readonly subgraphs: BenchProcess;
  readonly load: BenchProcess;
  /** Starts a contender on the gateway's core. */
  start(contender: Contender): Promise<BenchProcess>;
  close(): Promise<void>;
}

/** Whether the options ask for any workload of a stage. */
export function asksAny(set: SubgraphSet, { workloads }: BenchOptions): boolean {
  const names = set === 'domain' ? DOMAIN_WORKLOADS : BENCH_WORKLOADS.map(({ name }) => name);
  return workloads.length === 0 || workloads.some((name) => names.includes(name));
}

/** The four small subgraphs, or the real five over the sample data. */
export async function openStage(set: SubgraphSet, options: BenchOptions, cores: Cores): Promise<Stage> {
  const inDomain = set === 'domain';
  const folder = await mkdtemp(join(tmpdir(), 'lianzhi-bench-'));
  const supergraphFile = join(folder, 'supergraph.graphql');
  const protectedFile = join(folder, 'protected.graphql');
  const sdl = inDomain ? await addressedSupergraph() : composeBenchSupergraph();
  await writeFile(protectedFile, sdl);
  await writeFile(supergraphFile, inDomain ? stripRules(sdl, parse(sdl)) : sdl);
  const { nodeFlags } = options;
  const subgraphs = await startProcess({
    script: processFile(inDomain ? 'domain-subgraphs' : 'bench-subgraphs'),
    args: options.live ? ['live'] : [],
    core: cores.subgraphs,
    needsTsx: inDomain,
    nodeFlags,
  });
  const load = await startProcess({ script: processFile('load'), args: [], core: cores.load, nodeFlags });
  const told = {
    supergraphFile,
    protectedFile,
    ledgerFile: join(folder, 'access-ledger.sqlite'),
    subgraphs: subgraphs.listening as Readonly<Record<string, string>>,
    scriptFile: join(folder, 'scripts.json'),
  };
  const all = inDomain ? await findDomainWorkloads(told) : BENCH_WORKLOADS;
  const workloads = all.filter(({ name }) => options.workloads.length === 0 || options.workloads.includes(name));
  await writeFile(told.scriptFile, JSON.stringify(await recordScripts(told, workloads.flatMap(requestBodies))));
  return {
    set,
    workloads,
    subgraphs,
    load,
    start: ({ script, args, extra }) =>
      startProcess({
        script,
        args: [...args, JSON.stringify({ ...told, ...extra })],
        core: cores.gateway,
        nodeFlags,
      }),
    async close() {
      await Promise.all([subgraphs.stop(), load.stop()]);
      await rm(folder, { recursive: true });
    },
  };
}

async function findDomainWorkloads(told: Parameters<typeof startOurs>[0]): Promise<readonly Workload[]> {
  const gateway = await startOurs(told);
  const workloads = await domainWorkloads((query) => askData(`${gateway.url}/graphql`, JSON.stringify({ query })));
  await gateway.stop();
  return workloads;
}

/** Ours names no addresses; Hive Gateway tells from them that a subgraph is asked over HTTP, and where is told apart. */
async function addressedSupergraph(): Promise<string> {
  return (await readCommittedSupergraph()).replaceAll(
    /@join__graph\(name: "(\w+)", url: ""\)/g,
    '@join__graph(name: "$1", url: "http://$1.invalid/graphql")',
  );
}

function processFile(name: string): string {
  return fileURLToPath(new URL(`../processes/${name}.ts`, import.meta.url));
}
