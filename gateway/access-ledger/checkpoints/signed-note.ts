import { sign, verify } from 'node:crypto';

import type { NoteSigner, NoteVerifier } from './note-keys.ts';

/** A text with signatures under it, as in C2SP's signed-note. */
export interface SignedNote {
  /** With its last line end. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

export interface NoteSignature {
  readonly name: string;
  /** Of the key, in hex. */
  readonly id: string;
  readonly bytes: Buffer;
}

/** The text is not a signed note. */
export class NoteError extends Error {
  constructor(what: string) {
    super(`不是签名检查点：${what}。Not a signed checkpoint (C2SP tlog-checkpoint): ${what}.`);
    this.name = 'NoteError';
  }
}

/** The most bytes and signatures of a note: a verifier should set a limit. */
const MAX_CHARACTERS = 65_536;
const MAX_SIGNATURES = 32;

/** In whole base64: a part of a line is none. */
const SIGNATURE_LINE =
  /^— ([^\s+]+) ((?:[A-Za-z0-9+/]{4})+|(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=))$/;

/** @throws NoteError */
export function readNote(note: string): SignedNote {
  const end = note.lastIndexOf('\n\n');
  if (end < 1 || note.length > MAX_CHARACTERS || !note.endsWith('\n')) {
    throw new NoteError('a text, an empty line and signatures are expected');
  }
  const lines = note.slice(end + 2, -1).split('\n');
  if (lines.length > MAX_SIGNATURES) {
    throw new NoteError('too many signatures');
  }
  return { text: note.slice(0, end + 1), signatures: lines.map(readSignature) };
}

/** @throws NoteError */
export function readSignature(line: string): NoteSignature {
  const [, name = '', base64 = ''] = SIGNATURE_LINE.exec(line) ?? [];
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length < 5) {
    throw new NoteError('a signature line is malformed');
  }
  return { name, id: bytes.subarray(0, 4).toString('hex'), bytes: bytes.subarray(4) };
}

export function writeNote({ text, signatures }: SignedNote): string {
  return `${text}\n${signatures.map(writeSignature).join('')}`;
}

export function writeSignature({ name, id, bytes }: NoteSignature): string {
  return `— ${name} ${Buffer.concat([Buffer.from(id, 'hex'), bytes]).toString('base64')}\n`;
}

/** Signs a text as the log whose checkpoint it is. */
export function signText(text: string, { key, verifier }: NoteSigner): NoteSignature {
  return { name: verifier.name, id: verifier.id, bytes: sign(null, Buffer.from(text), key) };
}

/**
 * Signs a checkpoint as a witness (C2SP tlog-cosignature, version 1).
 *
 * @param seconds since 1970
 */
export function cosign(text: string, { key, verifier }: NoteSigner, seconds: number): NoteSignature {
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(seconds));
  const signature = sign(null, cosigned(text, seconds), key);
  return { name: verifier.name, id: verifier.id, bytes: Buffer.concat([time, signature]) };
}

/**
 * What the signatures of a note say to somebody who trusts these keys. Signatures of other keys are ignored; one that claims a
 * trusted key and is not its signature spoils the note.
 */
export function checkSignatures({ text, signatures }: SignedNote, trusted: readonly NoteVerifier[]): CheckedSignatures {
  const known = signatures.flatMap((signature) => {
    const verifier = trusted.find(({ name, id }) => name === signature.name && id === signature.id);
    return verifier === undefined
      ? []
      : [{ verifier, signature, isRight: isSignature(text, signature.bytes, verifier) }];
  });
  const right = known.filter(({ isRight }) => isRight);
  const one = new Map(right.map(({ verifier, signature }) => [verifier, signature]));
  return { by: [...one.keys()], signatures: [...one.values()], isForged: right.length < known.length };
}

export interface CheckedSignatures {
  /** Whose signatures are right, each once, however often the note has it. */
  readonly by: readonly NoteVerifier[];
  /** One of each of these. */
  readonly signatures: readonly NoteSignature[];
  readonly isForged: boolean;
}

function isSignature(text: string, bytes: Buffer, { use, key }: NoteVerifier): boolean {
  if (use === 'log') {
    return verify(null, Buffer.from(text), key, bytes);
  }
  return bytes.length === 72 && verify(null, cosigned(text, Number(bytes.readBigUInt64BE())), key, bytes.subarray(8));
}

function cosigned(text: string, seconds: number): Buffer {
  return Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`);
}
