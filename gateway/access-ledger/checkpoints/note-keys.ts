import { createPrivateKey, createPublicKey, generateKeyPairSync, hash, type KeyObject } from 'node:crypto';

/** What a key signs (the signature types of C2SP's signed-note): notes, or timestamped cosignatures of checkpoints. */
export type KeyUse = 'log' | 'witness';

const USES = { log: 0x01, witness: 0x04 } as const satisfies Record<KeyUse, number>;

/** A public key under a name. */
export interface NoteVerifier {
  readonly name: string;
  readonly use: KeyUse;
  /** The first four bytes of the hash of name, use and key, in hex. */
  readonly id: string;
  readonly key: KeyObject;
  /** As C2SP writes it: `name+id+base64`. */
  readonly vkey: string;
}

export interface NoteSigner {
  readonly verifier: NoteVerifier;
  readonly key: KeyObject;
}

/** The text is not a public key in C2SP's form. */
export class VerifierKeyError extends Error {
  constructor() {
    super(
      '公钥应为 名称+编号+base64 一行，见网关或见证程序启动时的输出。' +
        'A public key is one line, name+id+base64, as the gateway and the witness print at start.',
    );
    this.name = 'VerifierKeyError';
  }
}

/** The key in PKCS #8 (PEM). */
export function newSigningKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/**
 * @param pem an Ed25519 key in PKCS #8
 * @param name without blanks and plus signs
 * @throws Error where the text is no Ed25519 key
 */
export function noteSigner(pem: string, name: string, use: KeyUse): NoteSigner {
  const key = createPrivateKey(pem);
  if (key.asymmetricKeyType !== 'ed25519') {
    throw new Error('签名密钥不是 Ed25519。The signing key is not of Ed25519.');
  }
  const raw = Buffer.from(createPublicKey(key).export({ format: 'jwk' }).x ?? '', 'base64url');
  return { key, verifier: verifierOf(name, use, raw) };
}

/** @throws VerifierKeyError */
export function readVerifier(vkey: string): NoteVerifier {
  const [, name = '', id, base64 = ''] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(vkey.trim()) ?? [];
  const bytes = Buffer.from(base64, 'base64');
  const use = (Object.keys(USES) as KeyUse[]).find((each) => USES[each] === bytes[0]);
  if (use === undefined || bytes.length !== 33) {
    throw new VerifierKeyError();
  }
  const verifier = verifierOf(name, use, bytes.subarray(1));
  if (verifier.id !== id) {
    throw new VerifierKeyError();
  }
  return verifier;
}

function verifierOf(name: string, use: KeyUse, raw: Buffer): NoteVerifier {
  const typed = Buffer.concat([Buffer.from([USES[use]]), raw]);
  const id = hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), typed]), 'hex').slice(0, 8);
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') }, format: 'jwk' });
  return { name, use, id, key, vkey: `${name}+${id}+${typed.toString('base64')}` };
}
