import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { pino } from 'pino';

import { stripRules } from '../authorization/split-rules.ts';
import { readConfig } from '../config.ts';
import { createGateway, type RunningGateway } from '../gateway.ts';
import { readCommittedSupergraph } from '../serving/supergraph-file.ts';

const WHOLE = await readCommittedSupergraph();
const IDENTITY_RULE =
  /(idNumber: IdentityNumber @join__field\(graph: CASES\)) @requiresScopes\(scopes: \[\["party:identity"\]\]\)/;

/** Supergraphs that would open something, and what the operator is told. */
const OPENED: [what: string, supergraphSdl: string, reason: string][] = [
  ['without any access rule', stripRules(WHOLE, parse(WHOLE)), 'it has no access rules'],
  ['without one field’s rule, its type still protected', WHOLE.replace(IDENTITY_RULE, '$1'), 'Party.idNumber'],
  ['with a weaker rule', WHOLE.replace(IDENTITY_RULE, '$1 @requiresScopes(scopes: [["case:read"]])'), 'Party.idNumber'],
  [
    'with a right that no audience has',
    WHOLE.replace(IDENTITY_RULE, '$1 @requiresScopes(scopes: [["party:identity", "party:all"]])'),
    'party:all',
  ],
  [
    'with a security feature that nobody here knows',
    WHOLE.replace(/schema\n/, '$&  @link(url: "https://specs.example.org/rowFilter/v1.0", for: SECURITY)\n'),
    'rowFilter',
  ],
  ['with rules of a later version', WHOLE.replace('requiresScopes/v0.1', 'requiresScopes/v0.2'), 'requiresScopes v0.2'],
];

const ENV = { LIANZHI_ENV: 'test', GATEWAY_PORT: '0', ACCESS_LEDGER: 'memory' };
const logger = pino({ level: 'silent' });
let folder: string;
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianzhi-rules-'));
  file = join(folder, 'supergraph.graphql');
});
afterAll(() => rm(folder, { recursive: true }));

describe.each(OPENED)('a supergraph %s', (_, supergraphSdl, reason) => {
  it('is another than the committed one', () => {
    expect(supergraphSdl).not.toBe(WHOLE);
  });

  it('is not started with', async () => {
    await writeFile(file, supergraphSdl);
    const starting = createGateway(readConfig({ ...ENV, SUPERGRAPH_FILE: file }), { logger });
    await expect(starting).rejects.toThrow(reason);
  });
});

describe('while the gateway runs', () => {
  let gateway: RunningGateway;

  beforeAll(async () => {
    await writeFile(file, WHOLE);
    gateway = await createGateway(readConfig({ ...ENV, SUPERGRAPH_FILE: file }), { logger });
  });
  afterAll(() => gateway.stop());

  it.each(OPENED)('a supergraph %s does not take over', async (_, supergraphSdl, reason) => {
    await writeFile(file, supergraphSdl);
    expect(await gateway.reload()).toMatchObject({
      kind: 'refused',
      generation: 1,
      reason: expect.stringContaining(reason),
    });
  });

  it('a stricter supergraph takes over, and what it protects is refused to whom it was answered before', async () => {
    const ask = async () => {
      const init = {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ regions { edges { node { name } } } }' }),
      };
      const { errors } = (await (await fetch(`${gateway.url}/graphql`, init)).json()) as {
        errors: { extensions: { code: string } }[];
      };
      return errors[0]?.extensions.code;
    };
    const text = async () => (await fetch(`${gateway.url}/schema.graphql`)).text();
    // The public is let through, to an office that does not run here.
    expect([await ask(), await ask()]).toEqual(['SUBGRAPH_UNAVAILABLE', 'SUBGRAPH_UNAVAILABLE']);
    expect(await text()).toContain('type Region ');

    await writeFile(file, WHOLE.replace(/\ntype Region\n/, '$&  @requiresScopes(scopes: [["case:read"]])\n'));
    expect(await gateway.reload()).toMatchObject({ kind: 'serving' });
    expect(await ask()).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await text()).not.toContain('type Region ');
  });
});
