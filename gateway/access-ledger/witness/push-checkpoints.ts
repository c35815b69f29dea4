import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

import type { Logger } from 'pino';

import type { DurableChain } from '../chain/durable-chain.ts';
import { replaceDurably } from '../chain/durable-file.ts';
import { readCheckpoint, readIfPossible, type SignedCheckpoint } from '../checkpoints/checkpoint.ts';
import { readVerifier, type NoteVerifier } from '../checkpoints/note-keys.ts';
import { checkSignatures, readSignature, writeNote } from '../checkpoints/signed-note.ts';
import { faultCode } from '../store/ledger-store.ts';

import type { WitnessOptions } from './witness-options.ts';

export interface CheckpointPusher {
  /** Sends the checkpoint of now, unless it was countersigned already. Never throws: what fails is logged. */
  push(): Promise<void>;
  /** Sends the last checkpoint, within the time limit of one request. */
  stop(): Promise<void>;
}

const REQUEST_MS = 3_000;
/** A witness answers with a few lines. */
const MAX_REPLY = 16_384;

/**
 * Sends a chain's checkpoints to a witness, each with the proof that the tree has only grown, and keeps the last countersigned
 * one. A witness that is unreachable or refuses is an alarm in the log, one line when it begins and one when it ends; the
 * ledger goes on without.
 *
 * @param origin of the chain's checkpoints
 */
export function checkpointPusher(
  { url, key, file }: WitnessOptions,
  origin: string,
  chain: Pick<DurableChain, 'growthSince'>,
  everyMs: number,
  logger: Logger,
): CheckpointPusher {
  const verifier = readVerifier(key);
  const address = `${url.replace(/\/$/, '')}/add-checkpoint`;
  let known: number | undefined;
  let fault: string | undefined;
  let pushing: Promise<void> | undefined;

  const send = async (): Promise<void> => {
    known ??= await keptSize(file, origin, verifier);
    for (let tries = 0; tries < 3; tries += 1) {
      const grown = await chain.growthSince(known);
      if (grown.kind !== 'grown') {
        throw new WitnessError('fault' in grown ? grown.fault : 'NO_CHECKPOINT');
      }
      if (grown.size === known && tries === 0 && fault === undefined) {
        return;
      }
      const reply = await post(address, addCheckpoint(known, grown.proof, grown.checkpoint));
      if (reply.status === 409) {
        // What the witness has seen last: another size than was thought, or at the same size another tree.
        const seen = /^(0|[1-9]\d{0,14})\n$/.exec(reply.text)?.[1];
        if (seen === undefined || Number(seen) === known) {
          throw new WitnessError('WITNESS_SAW_ANOTHER_TREE');
        }
        known = Number(seen);
        continue;
      }
      if (reply.status !== 200) {
        throw new WitnessError(REFUSALS[reply.status] ?? `WITNESS_${reply.status}`);
      }
      await replaceDurably(file, countersigned(grown.checkpoint, reply.text, verifier));
      known = grown.size;
      return;
    }
    throw new WitnessError('WITNESS_CHANGES_ITS_MIND');
  };
  const run = async (): Promise<void> => {
    try {
      await send();
      if (fault !== undefined) {
        logger.info({ size: known }, 'access ledger witnessed again');
      }
      fault = undefined;
    } catch (error) {
      const now = error instanceof WitnessError ? error.fault : faultCode(Object(error).cause ?? error);
      if (now !== fault) {
        logger.error({ fault: now, witness: verifier.name }, 'access ledger not witnessed');
      }
      fault = now;
    }
  };
  const push = (): Promise<void> => (pushing ??= run().finally(() => (pushing = undefined)));
  const timer = setInterval(() => void push(), everyMs).unref();
  return {
    push,
    async stop() {
      clearInterval(timer);
      const last = async (): Promise<void> => {
        await pushing;
        await push();
      };
      await Promise.race([last(), pause(REQUEST_MS, undefined, { ref: false })]);
    },
  };
}

/** Why a witness did not countersign, as a code for the log. */
class WitnessError extends Error {
  readonly fault: string;

  constructor(fault: string) {
    super(fault);
    this.name = 'WitnessError';
    this.fault = fault;
  }
}

const REFUSALS: Readonly<Record<number, string>> = {
  403: 'WITNESS_KNOWS_ANOTHER_KEY',
  404: 'WITNESS_KNOWS_NO_SUCH_LEDGER',
  422: 'WITNESS_SAW_ANOTHER_TREE',
};

/** The body of a request (C2SP tlog-witness, add-checkpoint). */
export function addCheckpoint(old: number, proof: readonly string[], checkpoint: string): string {
  return `old ${old}\n${proof.map((hash) => `${hash}\n`).join('')}\n${checkpoint}`;
}

async function post(address: string, body: string): Promise<{ readonly status: number; readonly text: string }> {
  const response = await fetch(address, {
    method: 'POST',
    body,
    redirect: 'error',
    signal: AbortSignal.timeout(REQUEST_MS),
  });
  let text = '';
  for await (const part of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += part;
    if (text.length > MAX_REPLY) {
      throw new WitnessError('WITNESS_REPLY_TOO_LARGE');
    }
  }
  return { status: response.status, text };
}

/** The checkpoint with the witness's signature below the ledger's. */
function countersigned(checkpoint: string, reply: string, verifier: NoteVerifier): string {
  const { note } = readCheckpoint(checkpoint);
  const lines = reply.split('\n').filter((line) => line !== '');
  const { signatures, isForged } = checkSignatures({ ...note, signatures: lines.map(readSignature) }, [verifier]);
  if (signatures.length === 0 || isForged) {
    throw new WitnessError('WITNESS_SIGNATURE_WRONG');
  }
  return writeNote({ ...note, signatures: [...note.signatures, ...signatures] });
}

/** 0 where the file is not there, or is kept of another chain or witness. */
async function keptSize(file: string, origin: string, verifier: NoteVerifier): Promise<number> {
  const kept = await readKept(file);
  const isOwn = kept?.origin === origin && checkSignatures(kept.note, [verifier]).by.length > 0;
  return isOwn ? kept.size : 0;
}

async function readKept(file: string): Promise<SignedCheckpoint | undefined> {
  return readIfPossible(await readFile(file, 'utf8').catch(() => ''));
}
