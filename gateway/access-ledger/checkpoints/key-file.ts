import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

import { appendDurably, syncFolder } from '../chain/durable-file.ts';

import { newSigningKey, noteSigner, type KeyUse, type NoteSigner } from './note-keys.ts';

/** A signing key from a file. */
export interface KeyFromFile {
  readonly pem: string;
  readonly signer: NoteSigner;
  /** Whether the file was made now, so that nobody knows its public key yet. */
  readonly isNew: boolean;
}

/** The file of a signing key cannot be used. */
export class KeyFileError extends Error {
  constructor(file: string, code: string) {
    super(
      `签名密钥文件 ${file} 无法使用（${code}）：应为本账户可读的 Ed25519 私钥（PKCS #8 PEM）；删去则重新生成，公钥随之改变。` +
        `The file of the signing key cannot be used: it must be an Ed25519 key in PKCS #8 (PEM) that this account can read; ` +
        `without the file a new key is made, with another public key.`,
    );
    this.name = 'KeyFileError';
  }
}

/**
 * Reads a signing key, or makes one where there is no file. Its public key is added to `<file>.pub` beside it, which also keeps
 * those of before: what they signed is still checked.
 *
 * @param name of the key in signatures
 * @throws KeyFileError
 */
export async function keyFromFile(file: string, name: string, use: KeyUse): Promise<KeyFromFile> {
  try {
    const isNew = await makeKey(file);
    const pem = await readFile(file, 'utf8');
    const signer = noteSigner(pem, name, use);
    await addPublicKey(publicKeyFile(file), signer.verifier.vkey);
    return { pem, signer, isNew };
  } catch (error) {
    throw new KeyFileError(file, (error as NodeJS.ErrnoException).code ?? 'malformed');
  }
}

export function publicKeyFile(file: string): string {
  return `${file}.pub`;
}

async function addPublicKey(file: string, vkey: string): Promise<void> {
  const known = await readFile(file, 'utf8').catch(() => '');
  if (!known.split('\n').includes(vkey)) {
    await appendDurably(file, `${vkey}\n`);
  }
}

/** Whether there was no key; a new one is on the disk. Two processes that start at once use one key: only one of them can link its own to the name. */
async function makeKey(file: string): Promise<boolean> {
  if (await readFile(file).then(() => true, isThere)) {
    return false;
  }
  await mkdir(dirname(file), { recursive: true });
  const own = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(own, newSigningKey(), { mode: 0o600, flag: 'wx', flush: true });
  try {
    await link(own, file);
    await syncFolder(dirname(file));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') {
      return false;
    }
    throw error;
  } finally {
    await rm(own);
  }
}

function isThere(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code !== 'ENOENT';
}
