import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';

import { readConfig } from '../config.ts';
import { createGateway, type RunningGateway } from '../gateway.ts';
import { BOMB_SUPERGRAPH } from '../verification/support/planning-bomb.ts';
import { postQuery } from '../verification/support/tiny-gateway.ts';
import { HANDLERS, SUPERGRAPHS, WHICH_GENERATION, generationOf } from '../verification/support/two-generations.ts';

let folder: string;
let file: string;
let gateway: RunningGateway;
const logged: { msg: string; reason?: string; generation?: number; prepared?: number }[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianzhi-reload-'));
  file = join(folder, 'supergraph.graphql');
  await writeFile(file, SUPERGRAPHS.cases);
  const config = readConfig({
    GATEWAY_PORT: '0',
    ACCESS_LEDGER: 'memory',
    ACCESS_RULES: 'none',
    PLANNER_MS: '30000',
    SUPERGRAPH_FILE: file,
  });
  const logger = pino({}, { write: (line: string) => void logged.push(JSON.parse(line)) });
  gateway = await createGateway(config, { subgraphs: HANDLERS, logger });
});
afterAll(async () => {
  await gateway.stop();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  logged.length = 0;
});

async function served(): Promise<string> {
  return generationOf(JSON.parse((await postQuery(gateway, WHICH_GENERATION)).text));
}

describe('a supergraph that cannot be served is refused with its reason, and the old one stays in use:', () => {
  it.each([
    ['text that is no supergraph', 'type Query { a: Int ', 'Syntax Error'],
    ['half of a supergraph', SUPERGRAPHS.assets.slice(0, SUPERGRAPHS.assets.length / 2), 'Syntax Error'],
    ['a schema that was not composed', 'type Query { a: Int }', 'core schema'],
    ['a subgraph without an address', renamed('unknown'), 'a subgraph that has no address: unknown'],
  ])('%s', async (_what, text, reason) => {
    await writeFile(file, text);
    const outcome = await gateway.reload();
    expect(outcome).toMatchObject({ kind: 'refused', generation: 1, reason: expect.stringContaining(reason) });
    // The file is also watched: its last content may have been refused twice.
    const reasons = logged.filter(({ msg }) => msg === 'supergraph refused').map((line) => line.reason);
    expect(reasons).toContainEqual(expect.stringContaining(reason));
    expect(await served()).toBe('cases');
  });

  it('no file at all', async () => {
    await rm(file);
    expect(await gateway.reload()).toEqual({ kind: 'unreadable' });
    expect(await served()).toBe('cases');
  });
});

describe('a supergraph that can be served', () => {
  it('is loaded, with the operations of earlier requests prepared', async () => {
    await writeFile(file, SUPERGRAPHS.assets);
    await gateway.reload();
    expect(logged.find(({ msg }) => msg === 'supergraph ready')?.prepared).toBeGreaterThan(0);
    expect(await served()).toBe('assets');
  });

  it('is unchanged if it is already served', async () => {
    expect(await gateway.reload()).toMatchObject({ kind: 'unchanged' });
  });

  it('is loaded from a changed file automatically', async () => {
    await writeFile(file, SUPERGRAPHS.cases);
    while ((await served()) === 'assets') {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(await served()).toBe('cases');
  });

  it.each([
    ['a scalar without rules', SUPERGRAPHS.assets.replace('worth: Int', 'worth: Money') + MONEY(), 'Money'],
    ['objects with several owners', BOMB_SUPERGRAPH, 'planner plans'],
  ])('is loaded with a warning where it has %s', async (_what, text, warning) => {
    await writeFile(file, text);
    // The file is also watched, which may have loaded it already.
    expect((await gateway.reload()).kind).toMatch(/^(serving|unchanged)$/);
    expect(JSON.stringify(logged)).toContain(warning);
  });
});

/** A supergraph whose second subgraph has an unknown name. */
function renamed(name: string): string {
  return SUPERGRAPHS.assets.replace('name: "assets"', `name: "${name}"`);
}

function MONEY(): string {
  return '\nscalar Money @join__type(graph: ASSETS)\n';
}
