import { readFile } from 'node:fs/promises';

import { KeySetRefused } from './key-set.ts';

/** Where a key set's text comes from, and comes from again. Throws where it cannot be had. */
export type KeySource = () => Promise<string>;

export interface FetchLimits {
  readonly bytes: number;
  /** Milliseconds for the whole of it. */
  readonly deadlineMs: number;
}

/** A file, or an address that begins with http:// or https://. */
export function keySourceOf(jwks: string, limits: FetchLimits): KeySource {
  return isAddress(jwks) ? () => fetchText(jwks, limits) : () => readFile(jwks, 'utf8');
}

export function isAddress(jwks: string): boolean {
  return /^https?:\/\//i.test(jwks);
}

/** Follows no redirect: the operator named the server whose word counts, and no other. */
async function fetchText(url: string, { bytes, deadlineMs }: FetchLimits): Promise<string> {
  const response = await fetch(url, {
    redirect: 'error',
    headers: { accept: 'application/jwk-set+json, application/json' },
    signal: AbortSignal.timeout(deadlineMs),
  });
  if (response.status !== 200 || response.body === null) {
    await response.body?.cancel();
    throw new KeySetRefused(`The server answered ${response.status}.`);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    if (size > bytes) {
      throw new KeySetRefused(`The server sent more than ${bytes} bytes.`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
