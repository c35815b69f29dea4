import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';

import { z } from 'zod';

/** A secret that the gateway and one subgraph share. A `KeyObject` shows nothing of itself when printed or logged. */
export interface EnvelopeKey {
  /** Not secret: it is in the envelope, so that keys can change while requests are running. */
  readonly id: string;
  readonly secret: KeyObject;
}

/** The first signs; all verify. */
export type EnvelopeKeys = readonly [EnvelopeKey, ...EnvelopeKey[]];

/** The output length of HMAC-SHA256: RFC 2104, section 3, advises against shorter keys. */
const LEAST_SECRET_BYTES = 32;

/** Reads keys as a variable holds them: `id:secret`, with commas between. Its message never repeats a value. */
export const envelopeKeysText: z.ZodType<EnvelopeKeys, string> = z.string().transform((text, context) => {
  const keys = text.split(',').map(readKey);
  const [first, ...others] = keys.filter((key) => key !== undefined);
  const ids = new Set(keys.map((key) => key?.id));
  if (first === undefined || others.length + 1 < keys.length || ids.size < keys.length) {
    const message = `id:secret with commas between, each id once, each secret of at least ${LEAST_SECRET_BYTES} bytes`;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  }
  return [first, ...others];
});

/** The key that a development machine uses where none is set. It is public; production refuses it (`../sample-secrets.ts`). */
export function developmentKeyText(subgraph: string): string {
  return `development:envelopes of a development machine for ${subgraph}`;
}

/** Whether both hold the same secret: then a subgraph that has it could sign requests to the other. */
export function sharesSecret(some: EnvelopeKeys, others: EnvelopeKeys): boolean {
  return some.some(({ secret }) => others.some((other) => secret.equals(other.secret)));
}

/** A key of this process alone, for a gateway and its subgraphs in one. */
export function freshKeys(): EnvelopeKeys {
  return [{ id: 'process', secret: createSecretKey(randomBytes(LEAST_SECRET_BYTES)) }];
}

function readKey(text: string): EnvelopeKey | undefined {
  const [, id, secret] = /^\s*([A-Za-z0-9_-]{1,32}):(.*)$/s.exec(text) ?? [];
  const bytes = Buffer.from(secret?.trim() ?? '');
  return id === undefined || bytes.length < LEAST_SECRET_BYTES ? undefined : { id, secret: createSecretKey(bytes) };
}
