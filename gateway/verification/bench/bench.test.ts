import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { askData } from './ask.ts';
import { AUTHORIZED, contendersOver } from './contenders/contenders.ts';
import { startFloor } from './contenders/floor.ts';
import { startOurs } from './contenders/ours.ts';
import { startPlainApollo } from './contenders/plain-apollo.ts';
import { recordScripts } from './contenders/record-script.ts';
import { BENCH_WORKLOADS } from './graph/queries.ts';
import { composeBenchSupergraph } from './graph/supergraph.ts';
import { BENCH_SUBGRAPHS } from './graph/type-defs.ts';
import { listenBenchSubgraphs } from './processes/listen-bench-subgraphs.ts';
import { requestBodies } from './workload.ts';

const closing: (() => unknown)[] = [];
const bodies = BENCH_WORKLOADS.flatMap((workload) => requestBodies(workload).slice(0, 2));
let answers: Record<string, unknown[]> = {};

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
  answers = {};
  for (const [name, url] of Object.entries(urls)) {
    answers[name] = [];
    for (const body of bodies) {
      answers[name].push(await askData(url, body));
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

  it.each(['ours', 'parsed', 'fixed'])('are answered from by “%s” as by plain Apollo', (contender) => {
    expect(answers[contender]).toEqual(answers['apollo']);
  });

  it('answer about 87 KB to the big question, and every page as much', () => {
    const [first, second] = answers['apollo']!.map((answer) => JSON.stringify(answer).length);
    expect(first).toBeGreaterThan(80_000);
    expect(first).toBeLessThan(95_000);
    expect(second).toBe(first);
  });
});

describe('the contenders', () => {
  // The small subgraphs have no access rules, and a gateway that must have some does not start over them.
  it('have rights only where something is protected', () => {
    const names = (set: 'small' | 'domain') => contendersOver(set, []).map(({ name }) => name);
    expect(names('small')).not.toContain(AUTHORIZED);
    expect(names('domain')).toContain(AUTHORIZED);
  });
});
