import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { parse } from 'graphql';

import { stripRules } from '../../authorization/split-rules.ts';
import { readCommittedSupergraph } from '../../serving/supergraph-file.ts';

import { ROLE_SCRIPT, type Contender, type SubgraphSet } from './contenders/contenders.ts';
import { startOurs } from './contenders/ours.ts';
import { recordScripts } from './contenders/record-script.ts';
import { DOMAIN_WORKLOADS, domainWorkloads } from './domain-workloads.ts';
import { BENCH_WORKLOADS } from './graph/queries.ts';
import { composeBenchSupergraph } from './graph/type-defs.ts';
import type { BenchOptions } from './options.ts';
import { startProcess, type BenchProcess, type Cores } from './processes/start-process.ts';
import { requestBodies, requestData, type Workload } from './request.ts';

/** A contender with its process. */
export interface RunningContender {
  readonly contender: Contender;
  readonly gateway: BenchProcess;
}

/** Running subgraphs and a load generator; contenders are started in front of them. */
export interface Stage {
  readonly set: SubgraphSet;
  readonly workloads: readonly Workload[];
  readonly subgraphs: BenchProcess;
  readonly load: BenchProcess;
  /** Starts a contender on the gateway's core. */
  start(contender: Contender): Promise<BenchProcess>;
  close(): Promise<void>;
}

/** Whether the options select any workload of a set. */
export function selectsAny(set: SubgraphSet, { workloads }: BenchOptions): boolean {
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
    script: ROLE_SCRIPT,
    args: [inDomain ? 'domain-subgraphs' : 'bench-subgraphs', ...(options.live ? ['live'] : [])],
    core: cores.subgraphs,
    needsTsx: inDomain,
    nodeFlags,
  });
  const load = await startProcess({ script: ROLE_SCRIPT, args: ['load'], core: cores.load, nodeFlags });
  const contenderOptions = {
    supergraphFile,
    protectedFile,
    ledgerFile: join(folder, 'access-ledger.sqlite'),
    subgraphs: subgraphs.listening as Readonly<Record<string, string>>,
    scriptFile: join(folder, 'scripts.json'),
  };
  const all = inDomain ? await findDomainWorkloads(contenderOptions) : BENCH_WORKLOADS;
  const workloads = all.filter(({ name }) => options.workloads.length === 0 || options.workloads.includes(name));
  await writeFile(
    contenderOptions.scriptFile,
    JSON.stringify(await recordScripts(contenderOptions, workloads.flatMap(requestBodies))),
  );
  return {
    set,
    workloads,
    subgraphs,
    load,
    start: ({ script, args, extra }) =>
      startProcess({
        script,
        args: [...args, JSON.stringify({ ...contenderOptions, ...extra })],
        core: cores.gateway,
        nodeFlags,
      }),
    async close() {
      await Promise.all([subgraphs.stop(), load.stop()]);
      await rm(folder, { recursive: true });
    },
  };
}

async function findDomainWorkloads(options: Parameters<typeof startOurs>[0]): Promise<readonly Workload[]> {
  const gateway = await startOurs(options);
  const workloads = await domainWorkloads((query) => requestData(`${gateway.url}/graphql`, JSON.stringify({ query })));
  await gateway.stop();
  return workloads;
}

/** Our supergraph has no URLs; Hive Gateway needs them to choose HTTP, although the real ones are in its options. */
async function addressedSupergraph(): Promise<string> {
  return (await readCommittedSupergraph()).replaceAll(
    /@join__graph\(name: "(\w+)", url: ""\)/g,
    '@join__graph(name: "$1", url: "http://$1.invalid/graphql")',
  );
}
