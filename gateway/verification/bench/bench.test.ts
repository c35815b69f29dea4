import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { AUTHORIZED, contendersOver } from './contenders/contenders.ts';
import { startFloor } from './contenders/floor.ts';
import { startOurs } from './contenders/ours.ts';
import { startPlainApollo } from './contenders/plain-apollo.ts';
import { recordScripts } from './contenders/record-script.ts';
import { listenBenchSubgraphs } from './graph/listen-bench-subgraphs.ts';
import { BENCH_WORKLOADS } from './graph/queries.ts';
import { BENCH_SUBGRAPHS, composeBenchSupergraph } from './graph/type-defs.ts';
import { requestBodies, requestData } from './request.ts';

const closing: (() => unknown)[] = [];
const bodies = BENCH_WORKLOADS.flatMap((workload) => requestBodies(workload).slice(0, 2));
let results: Record<string, unknown[]> = {};

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  closing.push(() => rm(folder, { recursive: true }));
  const supergraphFile = join(folder, 'supergraph.graphql');
  await writeFile(supergraphFile, composeBenchSupergraph());
  const subgraphs = await listenBenchSubgraphs();
  closing.push(() => subgraphs.close());
  const options = { supergraphFile, subgraphs: subgraphs.urls, scriptFile: join(folder, 'scripts.json') };
  await writeFile(options.scriptFile, JSON.stringify(await recordScripts(options, bodies)));

  const ours = await startOurs(options);
  const apollo = await startPlainApollo(options);
  const floors = [await startFloor(options, 'parsed'), await startFloor(options, 'fixed')];
  closing.push(...[ours, apollo, ...floors].map((contender) => () => contender.stop()));
  const urls = { ours: `${ours.url}/graphql`, apollo: apollo.url, parsed: floors[0]!.url, fixed: floors[1]!.url };
  results = {};
  for (const [name, url] of Object.entries(urls)) {
    results[name] = [];
    for (const body of bodies) {
      results[name].push(await requestData(url, body));
    }
  }
});

afterAll(async () => {
  for (const close of closing.reverse()) {
    await close();
  }
});

describe('the bench’s four subgraphs', () => {
  it('compose into a supergraph that names each of them', () => {
    const supergraph = composeBenchSupergraph();
    for (const name of BENCH_SUBGRAPHS) {
      expect(supergraph).toContain(`@join__graph(name: "${name}"`);
    }
  });

  it.each(['ours', 'parsed', 'fixed'])('give “%s” the same data as plain Apollo', (contender) => {
    expect(results[contender]).toEqual(results['apollo']);
  });

  it('return about 87 KB for the big query, and the same for every page', () => {
    const [first, second] = results['apollo']!.map((result) => JSON.stringify(result).length);
    expect(first).toBeGreaterThan(80_000);
    expect(first).toBeLessThan(95_000);
    expect(second).toBe(first);
  });
});

describe('the contenders', () => {
  // The small subgraphs have no access rules, and a gateway that requires some does not start over them.
  it('use access rules only where the graph has some', () => {
    const names = (set: 'small' | 'domain') => contendersOver(set, []).map(({ name }) => name);
    expect(names('small')).not.toContain(AUTHORIZED);
    expect(names('domain')).toContain(AUTHORIZED);
  });
});
