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

/** Supergraphs that would open protected data, and the reason that the operator gets. */
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
    'with an unknown security feature',
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
  it('differs from the committed one', () => {
    expect(supergraphSdl).not.toBe(WHOLE);
  });

  it('prevents the start', async () => {
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

  it.each(OPENED)('a supergraph %s is not loaded', async (_, supergraphSdl, reason) => {
    await writeFile(file, supergraphSdl);
    expect(await gateway.reload()).toMatchObject({
      kind: 'refused',
      generation: 1,
      reason: expect.stringContaining(reason),
    });
  });

  it('a stricter supergraph is loaded, and its protected fields are refused to viewers who could read them before', async () => {
    const errorCode = async () => {
      const init = {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'accept-language': 'en' },
        body: JSON.stringify({ query: '{ regions { edges { node { name } } } }' }),
      };
      const { errors } = (await (await fetch(`${gateway.url}/graphql`, init)).json()) as {
        errors: { extensions: { code: string } }[];
      };
      return errors[0]?.extensions.code;
    };
    const schemaText = async () => (await fetch(`${gateway.url}/schema.graphql`)).text();
    // The public passes authorization; the subgraph itself does not run in this test.
    expect([await errorCode(), await errorCode()]).toEqual(['SUBGRAPH_UNAVAILABLE', 'SUBGRAPH_UNAVAILABLE']);
    expect(await schemaText()).toContain('type Region ');

    await writeFile(file, WHOLE.replace(/\ntype Region\n/, '$&  @requiresScopes(scopes: [["case:read"]])\n'));
    // The file is also watched, which may have loaded it already.
    expect((await gateway.reload()).kind).toMatch(/^(serving|unchanged)$/);
    expect(await errorCode()).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await schemaText()).not.toContain('type Region ');
  });
});
