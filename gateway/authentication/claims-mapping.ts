import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { z } from 'zod';

import { AUDIENCES } from '../../subgraphs/shared/access/audiences.ts';

const GATEWAY = fileURLToPath(new URL('..', import.meta.url));

/**
 * The path of a claim in a token: names joined by dots, such as `realm_access.roles`, or a list of names if a name contains
 * dots itself, such as `["https://id.example/region"]`.
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
  /** The person or service, for the access ledger. */
  subject: claimPath,
  /** The client that the token was issued to; accepted as the user name of HTTP Basic, like the subject. */
  client: claimPath.nullable(),
  /** One role or a list of roles, of which exactly one must be an audience. */
  audience: claimPath,
  /** The identity provider's role names, each with the audience that it stands for. */
  audiences: z.record(z.string(), z.enum(AUDIENCES)),
  region: claimPath,
  court: claimPath,
  unit: claimPath,
  /** What the data is used for. Null: tokens do not say. */
  purpose: claimPath.nullable(),
  /** Scopes that narrow those of the audience, as a list or a text with spaces. Null: scopes in tokens are ignored. */
  scopes: claimPath.nullable(),
});

export type ClaimPath = readonly string[];
export type ClaimsMapping = Readonly<z.output<typeof SCHEMA>>;

/** The claims mapping cannot be used. The message says what is wrong with it. */
export class ClaimsMappingError extends Error {
  constructor(faults: readonly string[]) {
    super(`The claims mapping in CLAIMS_FILE cannot be used: ${faults.join('; ')}.`);
    this.name = 'ClaimsMappingError';
  }
}

/**
 * Reads the file that maps claims to the parts of a viewer. A relative path is resolved from the gateway's folder.
 *
 * @throws ClaimsMappingError
 */
export async function readClaimsMapping(file: string): Promise<ClaimsMapping> {
  const path = resolve(GATEWAY, file);
  const parsed = SCHEMA.safeParse(await jsonIn(path));
  if (parsed.success) {
    return parsed.data;
  }
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'the file'}: ${issue.message}`);
  throw new ClaimsMappingError(faults);
}

async function jsonIn(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw new ClaimsMappingError([error instanceof SyntaxError ? 'it is not JSON' : 'it cannot be read']);
  }
}
