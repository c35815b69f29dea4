import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { JWK } from 'jose';

import { DEVELOPMENT_KEY_PREFIX } from '../key-set.ts';
import type { KeySource } from '../key-source.ts';
import { newSigningKey, publicKeySet, writeSigningKey } from '../token-command/signing-key.ts';

/** In the project's folder, which git does not follow there. */
export const DEVELOPMENT_KEY_FILE = fileURLToPath(new URL('../../../.data/development-key.json', import.meta.url));

/**
 * The private key that signs tokens on this machine; made where there is none, for this account alone to read. Processes
 * that start together end with the same one: a whole file is put in place, by whoever is first.
 */
export async function developmentKey(file: string = DEVELOPMENT_KEY_FILE): Promise<JWK> {
  return (await keyIn(file)) ?? (await makeKey(file));
}

/** The public half, as the gateway reads it. */
export function developmentKeySource(file?: string): KeySource {
  return async () => publicKeySet(await developmentKey(file));
}

async function makeKey(file: string): Promise<JWK> {
  const written = `${file}.${randomUUID()}`;
  await mkdir(dirname(file), { recursive: true });
  await writeSigningKey(written, await newSigningKey(DEVELOPMENT_KEY_PREFIX));
  try {
    await link(written, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      throw error;
    }
  } finally {
    await rm(written, { force: true });
  }
  const key = await keyIn(file);
  if (key === undefined) {
    throw new Error('The development key was removed while it was made.');
  }
  return key;
}

async function keyIn(file: string): Promise<JWK | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as JWK;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return undefined;
    }
    throw new Error(
      'The development key in .data/development-key.json cannot be read; delete it to have another made.',
      {
        cause: error,
      },
    );
  }
}
