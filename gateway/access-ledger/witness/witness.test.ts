import { randomBytes } from 'node:crypto';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';

import { listenOn } from '../../../subgraphs/shared/http/listen-on.ts';
import {
  allHeads,
  entries,
  entry,
  fill,
  openSigned,
  withStore,
  type SignedLedger,
} from '../../verification/support/ledger-fixture.ts';
import { readCheckpoint, readCheckpoints, signedCheckpoint } from '../checkpoints/checkpoint.ts';
import { keyFromFile } from '../checkpoints/key-file.ts';
import { newSigningKey, noteSigner, type NoteSigner } from '../checkpoints/note-keys.ts';
import { cosign, writeNote, type NoteSignature } from '../checkpoints/signed-note.ts';
import { verifyLedger } from '../verify/verify-ledger.ts';

import { addCheckpoint, checkpointPusher, type CheckpointPusher } from './push-checkpoints.ts';
import { witnessServer } from './witness-server.ts';
import { openWitness } from './witness-state.ts';

let folder: string;
let signed: SignedLedger;
let witnessSigner: NoteSigner;
let server: Server;
let url: string;
let witnessed: string;
let log: { readonly msg: string; readonly fault?: string }[];
let pusher: CheckpointPusher;
/** Codes of what made requests to the witness fail. */
let failed: string[];

const file = (name: string): string => join(folder, name);

async function startWitness(port = 0): Promise<void> {
  const witness = await openWitness({
    signer: witnessSigner,
    logs: [signed.signer.verifier],
    stateFile: file('witness.state'),
  });
  server = witnessServer(witness, (fault) => failed.push(fault));
  url = `http://127.0.0.1:${await listenOn(server, port, '127.0.0.1')}`;
}

async function stopWitness(): Promise<number> {
  const { port } = server.address() as AddressInfo;
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianzhi-witness-'));
  signed = await openSigned(file('ledger.sqlite'), 'gateway-1');
  witnessSigner = (await keyFromFile(file('witness.key'), 'witness.example', 'witness')).signer;
  await startWitness();
  witnessed = file('witnessed');
  log = [];
  failed = [];
  const logger = pino({}, { write: (line: string) => void log.push(JSON.parse(line) as (typeof log)[number]) });
  const options = { url, key: witnessSigner.verifier.vkey, file: witnessed };
  pusher = checkpointPusher(options, 'test.example/gateway-1', signed.chain, 600_000, logger);
});
afterEach(async () => {
  await pusher.stop();
  await signed.close();
  await stopWitness();
  await rm(folder, { recursive: true });
});

const faults = () => log.map(({ fault, msg }) => fault ?? msg);
const kept = async () => readCheckpoint(await readFile(witnessed, 'utf8'));
const history = async () => {
  let unreadable = 0;
  const text = await readFile(file('witness.state.history'), 'utf8');
  const sizes = readCheckpoints(text, () => void (unreadable += 1)).map(({ size }) => size);
  return { sizes, unreadable };
};
const post = (body: string) => fetch(`${url}/add-checkpoint`, { method: 'POST', body });

describe('a witness', () => {
  it('countersigns what has only grown, and the gateway keeps the last', async () => {
    for (const count of [3, 300, 1]) {
      await signed.append(entries(count));
      await pusher.push();
    }
    expect(faults()).toEqual([]);
    const { size, note } = await kept();
    expect(size).toBe(304);
    expect(note.signatures.map(({ name }) => name)).toEqual(['test.example/gateway-1', 'witness.example']);
    expect(await (await fetch(`${url}/checkpoint/test.example/gateway-1`)).text()).toBe(
      await readFile(witnessed, 'utf8'),
    );
    expect(await history()).toEqual({ sizes: [3], unreadable: 0 });
    const heads = await allHeads(signed.headsFile);
    const { chains, unproven } = await withStore({ kind: 'sqlite', file: file('ledger.sqlite') }, async (store) =>
      verifyLedger(store, {
        ...{ heads, keys: [signed.signer.verifier] },
        ...{ checkpoints: [await kept()], witnesses: [witnessSigner.verifier] },
      }),
    );
    expect(chains[0]).toMatchObject({ sequence: 304, witnessed: 304 });
    expect(unproven).toEqual([]);
  });

  it('is not needed for the ledger: while it is away, one alarm, and afterwards it catches up', async () => {
    await signed.append(entries(2));
    await pusher.push();
    const port = await stopWitness();
    for (let times = 0; times < 3; times += 1) {
      await signed.append([entry()]);
      await pusher.push();
    }
    expect(faults()).toEqual(['ECONNREFUSED']);
    await startWitness(port);
    await pusher.push();
    expect(faults()).toEqual(['ECONNREFUSED', 'access ledger witnessed again']);
    expect((await kept()).size).toBe(5);
  });

  it('knows after a restart what it has seen, and refuses to start without knowing', async () => {
    await signed.append(entries(2));
    await pusher.push();
    await startWitness(await stopWitness());
    await signed.append([entry()]);
    await pusher.push();
    expect((await kept()).size).toBe(3);
    await writeFile(file('witness.state'), '{');
    const settings = { signer: witnessSigner, logs: [], stateFile: file('witness.state') };
    await expect(openWitness(settings)).rejects.toThrow(/见证状态文件.*不要删除/);
  });

  it('refuses a ledger that was written anew or cut off, with the gateway’s own key', async () => {
    await signed.append(entries(300));
    await pusher.push();
    const another = entries(310).map((each) => ({ ...each, purpose: 'another' }));
    for (const [count, fault] of [
      [300, 'WITNESS_SAW_ANOTHER_TREE'],
      [310, 'WITNESS_SAW_ANOTHER_TREE'],
      [299, 'WITNESS_AHEAD'],
    ] as const) {
      const forged = file(`forged-${count}.sqlite`);
      await writeFile(`${forged}.key`, await readFile(signed.keyFile));
      await fill({ kind: 'sqlite', file: forged }, 'gateway-1', another.slice(0, count));
      const rewritten = await openSigned(forged, 'gateway-1');
      const logger = pino({}, { write: (line: string) => void log.push(JSON.parse(line) as (typeof log)[number]) });
      const options = { url, key: witnessSigner.verifier.vkey, file: file(`forged-${count}.witnessed`) };
      const pushing = checkpointPusher(options, 'test.example/gateway-1', rewritten.chain, 600_000, logger);
      await pushing.push();
      expect([count, faults().at(-1)]).toEqual([count, fault]);
      await pushing.stop();
      await rewritten.close();
    }
    // As C2SP's tlog-witness says: of the same size and another root is a conflict.
    const other = { origin: 'test.example/gateway-1', size: 300, root: Buffer.alloc(32, 7) };
    expect((await post(addCheckpoint(300, [], signedCheckpoint(other, signed.signer)))).status).toBe(409);
    expect((await kept()).size).toBe(300);
  });

  it('refuses checkpoints of others, of another key, and what is none', async () => {
    const checkpoint = { origin: 'test.example/gateway-1', size: 0, root: Buffer.alloc(32) };
    const by = (origin: string) =>
      addCheckpoint(0, [], signedCheckpoint({ ...checkpoint, origin }, noteSigner(newSigningKey(), origin, 'log')));
    expect((await post(by('test.example/other'))).status).toBe(404);
    expect((await post(by('test.example/gateway-1'))).status).toBe(403);
    const own = signedCheckpoint(checkpoint, signed.signer);
    expect((await post(addCheckpoint(1, [], own))).status).toBe(400);
    for (const body of ['', 'old 0\n', 'old -1\n\n', `old 0\nAAAA\n\n${own}`, own]) {
      expect((await post(body)).status).toBe(400);
    }
    expect((await post('x'.repeat(100_000))).status).toBe(413);
    expect((await fetch(`${url}/checkpoint/test.example/gateway-1`)).status).toBe(404);
  });

  it.each([
    ['signatures of keys that nobody knows', (own: NoteSignature) => ({ ...own, id: randomBytes(4).toString('hex') })],
    ['copies of the right signature', (own: NoteSignature) => own],
  ])('is not stopped by %s under a checkpoint of the ledger', async (_, another) => {
    await signed.append(entries(2));
    await pusher.push();
    const { text, signatures } = (await kept()).note;
    const [own] = signatures;
    const more = Array.from({ length: 31 }, () => another(own!));
    const spoilt = writeNote({ text, signatures: [own!, ...more] });
    expect((await post(addCheckpoint(2, [], spoilt))).status).toBe(200);
    const latest = await (await fetch(`${url}/checkpoint/test.example/gateway-1`)).text();
    expect(readCheckpoint(latest).note.signatures.map(({ name }) => name)).toEqual([
      'test.example/gateway-1',
      'witness.example',
    ]);
    await signed.append([entry()]);
    await pusher.push();
    expect({ faults: faults(), size: (await kept()).size }).toEqual({ faults: [], size: 3 });
    await startWitness(await stopWitness());
  });

  it('counts nothing of another chain that was kept in the same file', async () => {
    const other = await openSigned(file('other.sqlite'), 'gateway-2');
    await other.append(entries(9));
    const { text, signatures } = readCheckpoint((await allHeads(other.headsFile)).at(-1)!.checkpoint!).note;
    await other.close();
    await writeFile(witnessed, writeNote({ text, signatures: [...signatures, cosign(text, witnessSigner, 1)] }));
    await signed.append(entries(2));
    await pusher.push();
    expect(faults()).toEqual([]);
    expect(await kept()).toMatchObject({ origin: 'test.example/gateway-1', size: 2 });
  });

  it('keeps no gateway from stopping whose chain is still being opened', async () => {
    const opening = { growthSince: () => new Promise<never>(() => undefined) };
    const options = { url, key: witnessSigner.verifier.vkey, file: witnessed };
    const waiting = checkpointPusher(options, 'test.example/gateway-1', opening, 600_000, pino({ level: 'silent' }));
    void waiting.push();
    await waiting.stop();
  });

  it('says why it failed', async () => {
    await stopWitness();
    server = witnessServer({ add: () => Promise.reject(new RangeError()), latest: () => undefined }, (fault) =>
      failed.push(fault),
    );
    url = `http://127.0.0.1:${await listenOn(server, 0, '127.0.0.1')}`;
    expect((await post('')).status).toBe(500);
    expect(failed).toEqual(['RangeError']);
  });

  it.each([
    ['in the first line', (note: string) => note.slice(0, 9)],
    ['behind the root', (note: string) => note.slice(0, note.indexOf('\n\n'))],
    ['behind the text', (note: string) => note.slice(0, note.indexOf('\n\n') + 1)],
    ['in a signature', (note: string) => note.slice(0, -9)],
  ])('keeps a history that is read also where a power cut tore it %s', async (_, torn) => {
    await signed.append(entries(2));
    await pusher.push();
    const note = await readFile(witnessed, 'utf8');
    await appendFile(file('witness.state.history'), `\n${torn(note)}`);
    await startWitness(await stopWitness());
    await signed.append([entry()]);
    await pusher.push();
    const { sizes, unreadable } = await history();
    expect({ sizes, isCounted: unreadable > 0 }).toEqual({ sizes: [2, 3], isCounted: true });
  });

  it('is believed by its key alone', async () => {
    await signed.append(entries(2));
    witnessSigner = noteSigner(newSigningKey(), 'witness.example', 'witness');
    await startWitness(await stopWitness());
    await pusher.push();
    expect(faults()).toEqual(['WITNESS_SIGNATURE_WRONG']);
    await expect(readFile(witnessed)).rejects.toThrow('ENOENT');
  });
});
