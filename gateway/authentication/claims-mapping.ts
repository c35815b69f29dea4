import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { z } from 'zod';

import { AUDIENCES } from '../../subgraphs/shared/access/viewer.ts';

const GATEWAY = fileURLToPath(new URL('..', import.meta.url));

/**
 * Where in a token a claim stands: names joined by dots, such as `realm_access.roles`, or a list of names for those that
 * hold dots themselves, such as `["https://id.example/region"]`.
 */
const claimPath = z
  .union([
    z
      .string()
      .min(1)
      .transform((path) => path.split('.')),
    z.array(z.string().min(1)).min(1),
  ])
  .transform((names): ClaimPath => names);

const SCHEMA = z.strictObject({
  /** Who it is: a person or a service, for the access ledger. */
  subject: claimPath,
  /** The client that the token was given to; HTTP Basic may name it instead of the subject. */
  client: claimPath.nullable(),
  /** One role or a list of them, of which one is an audience. */
  audience: claimPath,
  /** The identity provider's own role names, and the audience of ours that each is. */
  audiences: z.record(z.string(), z.enum(AUDIENCES)),
  region: claimPath,
  court: claimPath,
  unit: claimPath,
  /** What the data is for. Null: the tokens do not say. */
  purpose: claimPath.nullable(),
  /** Scopes that narrow the audience's, as a list or a text with spaces. Null: the tokens' scopes are not about us. */
  scopes: claimPath.nullable(),
});

export type ClaimPath = readonly string[];
export type ClaimsMapping = Readonly<z.output<typeof SCHEMA>>;

/** The mapping cannot be used; the message says what is wrong with it. */
export class ClaimsMappingRefused extends Error {}

/**
 * Reads the file that says which claim of a token tells what, its path from the gateway's folder if not absolute.
 * @throws ClaimsMappingRefused
 */
export async function readClaimsMapping(file: string): Promise<ClaimsMapping> {
  const path = resolve(GATEWAY, file);
  const read = SCHEMA.safeParse(await jsonIn(path));
  if (read.success) {
    return read.data;
  }
  const faults = read.error.issues.map((issue) => `${issue.path.join('.') || 'the whole'}: ${issue.message}`);
  throw new ClaimsMappingRefused(`The mapping of claims in CLAIMS_FILE is refused: ${faults.join('; ')}`);
}

async function jsonIn(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    const fault = error instanceof SyntaxError ? 'it is not JSON' : 'it cannot be read';
    throw new ClaimsMappingRefused(`The mapping of claims in CLAIMS_FILE is refused: ${fault}.`);
  }
}
