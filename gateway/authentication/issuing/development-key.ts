import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { JWK } from 'jose';

import { DEVELOPMENT_KEY_PREFIX, type KeySource } from '../key-set.ts';

import { newSigningKey, publicKeySet, writeSigningKey } from './signing-key.ts';

/** In the project's folder; git ignores `.data`. */
export const DEVELOPMENT_KEY_FILE = fileURLToPath(new URL('../../../.data/development-key.json', import.meta.url));

/**
 * The private key that signs tokens on this machine. It is created if missing, readable by this account only. Processes
 * that start at the same time get the same key: each writes a complete file and links it, and only the first link succeeds.
 */
export async function developmentKey(file: string = DEVELOPMENT_KEY_FILE): Promise<JWK> {
  return (await readKey(file)) ?? (await createKey(file));
}

/** The key set of the public half, for the gateway. */
export function developmentKeySource(file?: string): KeySource {
  return async () => publicKeySet(await developmentKey(file));
}

async function createKey(file: string): Promise<JWK> {
  const temporary = `${file}.${randomUUID()}`;
  await mkdir(dirname(file), { recursive: true });
  await writeSigningKey(temporary, await newSigningKey(DEVELOPMENT_KEY_PREFIX));
  try {
    await link(temporary, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      throw error;
    }
  } finally {
    await rm(temporary, { force: true });
  }
  const key = await readKey(file);
  if (key === undefined) {
    throw new Error('The development key was removed while it was being created.');
  }
  return key;
}

async function readKey(file: string): Promise<JWK | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as JWK;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return undefined;
    }
    throw new Error('The development key cannot be read; delete .data/development-key.json to create another.', {
      cause: error,
    });
  }
}
