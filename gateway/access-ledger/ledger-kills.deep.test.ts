import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { bearerHeaders } from '../authentication/issuing/personas.ts';
import { allHeads, allRecords, withStore } from '../verification/support/ledger-fixture.ts';
import { startProcess, type RealProcess } from '../verification/support/real-process.ts';
import { PEOPLE } from '../verification/support/register-graph.ts';

import { readVerifier } from './checkpoints/note-keys.ts';
import { verifyLedger } from './verify/verify-ledger.ts';

const MAIN = fileURLToPath(new URL('../verification/support/ledger-gateway-main.ts', import.meta.url));
/** `LEDGER_KILLS` asks for another number. */
const KILLS = Number(process.env['LEDGER_KILLS'] ?? 20);
const CLIENTS = 8;

let folder: string;
const file = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianzhi-kills-'));
});
afterAll(() => rm(folder, { recursive: true }));

function start(): Promise<RealProcess> {
  return startProcess(
    {
      GATEWAY_PORT: '0',
      ACCESS_GAINS: 'accept',
      LIMITS_FILE: 'none',
      ACCESS_LEDGER: file('ledger.sqlite'),
      LEDGER_HEADS_FILE: file('heads'),
      LEDGER_HEADS_MS: '200',
      LEDGER_SIGNING_KEY_FILE: file('key'),
    },
    MAIN,
  );
}

/** Asks for names without a pause until the gateway is gone; returns the ids of the answers that arrived whole. */
async function askUntilGone(url: string, headers: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const answered: string[] = [];
  for (;;) {
    try {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query: '{ parties { name } }' }),
      });
      const text = await response.text();
      if (text.includes(PEOPLE[0].name)) {
        answered.push(response.headers.get('x-request-id') ?? '');
      }
    } catch {
      return answered;
    }
  }
}

describe('a gateway that is killed under load', () => {
  it('has recorded every personal answer that it sent, and goes on with its chain', async () => {
    const headers = await bearerHeaders('court');
    const answered: string[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      const gateway = await start();
      const clients = Array.from({ length: CLIENTS }, () => askUntilGone(gateway.url, headers));
      await new Promise((resolve) => setTimeout(resolve, 300 + Math.random() * 1_200));
      await gateway.kill();
      answered.push(...(await Promise.all(clients)).flat());
    }
    await (await start()).stop();
    const [records, verification] = await withStore({ kind: 'sqlite', file: file('ledger.sqlite') }, async (store) => [
      await allRecords(store),
      await verifyLedger(store, {
        heads: await allHeads(file('heads')),
        keys: [readVerifier(await readFile(file('key.pub'), 'utf8'))],
        checkpoints: [],
        witnesses: [],
      }),
    ]);
    process.stderr.write(`${KILLS} kills, ${answered.length} personal answers, ${records.length} records\n`);
    const recorded = new Set(records.filter(({ classes }) => classes === 'party').map(({ request_id }) => request_id));
    expect(answered.length).toBeGreaterThan(KILLS);
    expect(answered.filter((id) => !recorded.has(id))).toEqual([]);
    expect({ faults: verification.faults, unproven: verification.unproven }).toEqual({ faults: [], unproven: [] });
  });
});
