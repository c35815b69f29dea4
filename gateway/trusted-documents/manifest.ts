import { createHash } from 'node:crypto';

import { z } from 'zod';

/** One entry of a manifest. */
export interface ManifestEntry {
  readonly id: string;
  readonly text: string;
}

/** A manifest or `app.json` is refused. The message names ids and members, never a text. */
export class ManifestError extends Error {
  override readonly name = 'ManifestError';
}

const APOLLO = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(z.object({ id: z.string(), body: z.string() })),
});

/** An id is logged and sent in URLs, so it has no blanks or control characters. */
const ID = /^[\x21-\x7e]{1,256}$/;

/**
 * Reads a manifest. Its shape says which tool made it: Apollo's names its format; client-preset and relay-compiler write one
 * object whose keys are ids and whose values are texts.
 *
 * An id that says by which hash it was made is checked: Apollo's, and the prefix `sha256:` of GraphQL over HTTP. Others are
 * not, since client-preset takes any algorithm and even a function.
 *
 * @throws ManifestError
 */
export function readManifest(json: string): readonly ManifestEntry[] {
  const manifest = readObject(json);
  const isApollo = 'format' in manifest && typeof manifest['operations'] === 'object';
  const entries = isApollo ? apolloEntries(manifest) : textsById(manifest);
  if (entries.length === 0) {
    throw new ManifestError('it has no documents.');
  }
  for (const { id, text } of entries) {
    if (!ID.test(id)) {
      throw new ManifestError('an id is not 1 to 256 visible ASCII characters.');
    }
    const hash = /^sha256:(.*)$/.exec(id)?.[1] ?? (isApollo ? id : undefined);
    if (hash !== undefined && hash !== sha256(text)) {
      throw new ManifestError(`${id} is not the SHA-256 of its document.`);
    }
  }
  return entries;
}

/** @throws ManifestError where the text is not a JSON object */
export function readObject(json: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new ManifestError('it is not JSON.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ManifestError('it is not a JSON object.');
  }
  return value as Record<string, unknown>;
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function apolloEntries(manifest: unknown): readonly ManifestEntry[] {
  const read = APOLLO.safeParse(manifest);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new ManifestError(`as a manifest of Apollo, ${issue?.path.join('.')} is malformed: ${issue?.message}.`);
  }
  return read.data.operations.map(({ id, body }) => ({ id, text: body }));
}

function textsById(manifest: Readonly<Record<string, unknown>>): readonly ManifestEntry[] {
  return Object.entries(manifest).map(([id, text]) => {
    if (typeof text !== 'string') {
      throw new ManifestError('it is neither a manifest of Apollo nor an object of ids and texts.');
    }
    return { id, text };
  });
}
