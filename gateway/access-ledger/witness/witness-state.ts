import { readFile } from 'node:fs/promises';

import { z } from 'zod';

import { appendDurably, replaceDurably } from '../chain/durable-file.ts';
import { checkpointText, readCheckpoint, type SignedCheckpoint } from '../checkpoints/checkpoint.ts';
import type { NoteSigner, NoteVerifier } from '../checkpoints/note-keys.ts';
import { checkSignatures, cosign, NoteError, writeNote, writeSignature } from '../checkpoints/signed-note.ts';
import { isConsistent } from '../tree/proofs.ts';
import { HASH_NAMES, treeHash } from '../tree/tree-hash.ts';

/** What a witness says to a checkpoint: an HTTP status and its text (C2SP tlog-witness, add-checkpoint). */
export interface WitnessReply {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422;
  readonly text: string;
  readonly type?: 'text/x.tlog.size';
}

/** Countersigns a ledger's checkpoints as long as each tree has only grown from the last. */
export interface Witness {
  add(body: string): Promise<WitnessReply>;
  /** The last countersigned checkpoint of a ledger. */
  latest(origin: string): string | undefined;
}

export interface WitnessSettings {
  readonly signer: NoteSigner;
  /** Public keys of the ledgers that it watches. */
  readonly logs: readonly NoteVerifier[];
  /** The last countersigned checkpoint of each ledger; `<file>.history` holds one of each minute, for finding when. */
  readonly stateFile: string;
}

/** The state file is there and is not one: without it the witness would countersign any past. */
export class WitnessStateError extends Error {
  constructor(file: string) {
    super(
      `见证状态文件 ${file} 读不出来：不要删除，否则任何过去都会被当作新的；请从备份恢复。` +
        'The state of the witness cannot be read: do not delete it, or any past would be countersigned; restore it from a copy.',
    );
    this.name = 'WitnessStateError';
  }
}

const STATE = z.record(z.string(), z.string());
const MAX_PROOF = 63;
/** The history has at most one checkpoint of a ledger in this time. */
const HISTORY_MS = 60_000;

/** @throws WitnessStateError */
export async function openWitness({ signer, logs, stateFile }: WitnessSettings): Promise<Witness> {
  const latest = new Map(Object.entries(await readState(stateFile)));
  const inHistory = new Map<string, number>();

  const add = async (body: string): Promise<WitnessReply> => {
    const request = readRequest(body);
    if (request === undefined) {
      return { status: 400, text: '请求格式不对。The request is malformed (C2SP tlog-witness).\n' };
    }
    const { old, proof, checkpoint } = request;
    const trusted = logs.filter(({ name }) => name === checkpoint.origin);
    if (trusted.length === 0) {
      return {
        status: 404,
        text: '不见证这本台账。This ledger is not watched here: start the witness with its --log.\n',
      };
    }
    const { signatures, isForged } = checkSignatures(checkpoint.note, trusted);
    if (signatures.length === 0 || isForged) {
      return { status: 403, text: '签名不是这本台账的。The signature is not of the key given with --log.\n' };
    }
    if (old > checkpoint.size) {
      return { status: 400, text: '旧的比新的大。The old size is above the new one.\n' };
    }
    const last = latest.get(checkpoint.origin);
    const seen = last === undefined ? { size: 0, root: Buffer.alloc(0) } : readCheckpoint(last);
    const isOther = old === checkpoint.size && last !== undefined && !seen.root.equals(checkpoint.root);
    if (old !== seen.size || isOther) {
      return { status: 409, text: `${seen.size}\n`, type: 'text/x.tlog.size' };
    }
    if (!HASH_NAMES.some((name) => isConsistent(seen, checkpoint, proof, treeHash(name)))) {
      return { status: 422, text: '不是只增不改。The tree has not only grown since the last checkpoint.\n' };
    }
    const signature = cosign(checkpointText(checkpoint), signer, Math.floor(Date.now() / 1000));
    // Only what was verified: anybody may add lines to a note and send it.
    const signed = { text: checkpointText(checkpoint), signatures: [...signatures, signature] };
    await remember(checkpoint.origin, writeNote(signed));
    return { status: 200, text: writeSignature(signature) };
  };

  /** On the disk before it is answered. */
  const remember = async (origin: string, note: string): Promise<void> => {
    await replaceDurably(stateFile, JSON.stringify({ ...Object.fromEntries(latest), [origin]: note }, undefined, 1));
    latest.set(origin, note);
    if (Date.now() - (inHistory.get(origin) ?? 0) >= HISTORY_MS) {
      // An empty line before it parts it from what a power cut may have left.
      await appendDurably(historyFile(stateFile), `\n${note}`);
      inHistory.set(origin, Date.now());
    }
  };

  let previous: Promise<unknown> = Promise.resolve();
  return {
    // One after another: what was seen last must not change between the check and the signature.
    add(body) {
      const adding = previous.then(() => add(body));
      previous = adding.catch(() => undefined);
      return adding;
    },
    latest: (origin) => latest.get(origin),
  };
}

export function historyFile(stateFile: string): string {
  return `${stateFile}.history`;
}

interface AddRequest {
  readonly old: number;
  readonly proof: readonly Buffer[];
  readonly checkpoint: SignedCheckpoint;
}

function readRequest(body: string): AddRequest | undefined {
  const [, old, hashes = '', note = ''] =
    /^old (0|[1-9]\d{0,14})\n((?:[A-Za-z0-9+/]{43}=\n)*)\n([^]*)$/.exec(body) ?? [];
  const proof = hashes.split('\n').slice(0, -1);
  if (old === undefined || proof.length > MAX_PROOF) {
    return undefined;
  }
  try {
    return {
      old: Number(old),
      proof: proof.map((hash) => Buffer.from(hash, 'base64')),
      checkpoint: readCheckpoint(note),
    };
  } catch (error) {
    if (error instanceof NoteError) {
      return undefined;
    }
    throw error;
  }
}

async function readState(file: string): Promise<Readonly<Record<string, string>>> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return {};
    }
    throw new WitnessStateError(file);
  }
  try {
    const state = STATE.parse(JSON.parse(text));
    Object.values(state).forEach(readCheckpoint);
    return state;
  } catch {
    throw new WitnessStateError(file);
  }
}
