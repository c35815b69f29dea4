import { createHash, timingSafeEqual } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

import { z } from 'zod';

import type { MartKey } from './mart-key.ts';

const Part = z.object({
  /** The month of its records, `2019-03`; `none` for those without a day, `all` where a table has one part. */
  month: z.string(),
  file: z.string().regex(/^[a-z0-9_-]+[.]parquet$/),
  sha256: z.string(),
  rows: z.number(),
});

const Manifest = z.object({
  format: z.literal(1),
  subgraph: z.string(),
  /** The moment as of which the office was read. */
  asOf: z.iso.datetime(),
  /** Differs where the columns do. */
  shape: z.string(),
  tables: z.record(z.string(), z.array(Part)),
});

/** What a mart is made of. A file that it does not name is no part of it. */
export type Manifest = z.infer<typeof Manifest>;
export type Part = z.infer<typeof Part>;

/** A mart that cannot be trusted, and why. The message names files and no value. */
export class MartRefused extends Error {
  constructor(reason: string) {
    super(`The mart is not used: ${reason}.`);
    this.name = 'MartRefused';
  }
}

const NAME = 'manifest.json';
const Sealed = z.object({ body: z.string(), seal: z.string() });

export function manifestFile(folder: string): string {
  return join(folder, NAME);
}

export function partFile(folder: string, { file }: Pick<Part, 'file'>): string {
  return join(folder, 'parts', file);
}

/**
 * @returns null where there is none
 * @throws MartRefused for one that this key did not seal
 */
export async function readManifest(folder: string, key: MartKey): Promise<Manifest | null> {
  let text: string;
  try {
    text = await readFile(manifestFile(folder), 'utf8');
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ENOENT') {
      return null;
    }
    throw error;
  }
  const sealed = Sealed.safeParse(jsonOf(text));
  if (!sealed.success || !isSame(key.seal(sealed.data.body), sealed.data.seal)) {
    throw new MartRefused('the seal of its manifest is not of this key');
  }
  const manifest = Manifest.safeParse(jsonOf(sealed.data.body));
  if (!manifest.success) {
    throw new MartRefused('its manifest is of another version');
  }
  return manifest.data;
}

/** Puts a manifest in the place of the one before, all at once: whoever reads finds one or the other. */
export async function writeManifest(folder: string, manifest: Manifest, key: MartKey): Promise<void> {
  const body = JSON.stringify(manifest);
  const unfinished = `${manifestFile(folder)}.new`;
  await writeThrough(unfinished, JSON.stringify({ body, seal: key.seal(body) }));
  await rename(unfinished, manifestFile(folder));
  await syncFolder(folder);
}

/** The SHA-256 of a file, in hexadecimal digits. */
export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** Makes sure that a file is on the disk, and not in the memory of the machine alone. */
export async function syncFile(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function writeThrough(file: string, text: string): Promise<void> {
  const handle = await open(file, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
