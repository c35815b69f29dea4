import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { z } from 'zod';

import { AUDIENCES, type Audience } from '../../subgraphs/shared/access/audiences.ts';

import { DEFAULT_AUDIENCES_FILE } from './authorization-options.ts';

/** The rights of one audience. */
export interface AudienceRights {
  /** All scopes that a token of this audience can have; its own `scope` claim can only narrow them. Sorted, no duplicates. */
  readonly scopes: readonly string[];
  /**
   * The response to a field that a viewer may not read: `filter` returns null and an error; `reject` treats the field as one
   * that does not exist.
   */
  readonly mode: 'filter' | 'reject';
}

/** Which audience has which scopes; nothing else in the gateway decides it. */
export type Audiences = Readonly<Record<Audience, AudienceRights>>;

/** The file of audiences is refused. The message is for the operator and quotes only names from the file. */
export class AudiencesError extends Error {
  constructor(file: string, fault: string) {
    super(`The audiences in ${file} are refused: ${fault}`);
    this.name = 'AudiencesError';
  }
}

const GATEWAY = fileURLToPath(new URL('..', import.meta.url));

const RIGHTS = z.strictObject({
  mode: z.enum(['filter', 'reject']),
  // The characters of a scope in a token: RFC 6749, section 3.3.
  scopes: z.array(z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]+$/)).transform((scopes) => [...new Set(scopes)].sort()),
});

const TABLE = z.strictObject(
  Object.fromEntries(AUDIENCES.map((audience) => [audience, RIGHTS])) as Record<Audience, typeof RIGHTS>,
);

/**
 * Reads the audiences from a JSON file.
 *
 * @param file its path, relative to the gateway's folder if not absolute
 * @throws AudiencesError where the file cannot be read, lacks an audience or has an unknown one
 */
export async function loadAudiences(file: string = DEFAULT_AUDIENCES_FILE): Promise<Audiences> {
  const text = await readFile(resolve(GATEWAY, file), 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new AudiencesError(file, `it cannot be read (${error.code ?? 'unknown fault'}).`);
  });
  return parseAudiences(text, file);
}

/** @throws AudiencesError */
export function parseAudiences(text: string, file: string): Audiences {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new AudiencesError(file, 'it is not JSON.');
  }
  const read = TABLE.safeParse(json);
  if (!read.success) {
    const faults = read.error.issues.map(({ path, message }) => `${path.join('.') || 'the table'}: ${message}`);
    throw new AudiencesError(file, `${faults.join('; ')}.`);
  }
  return read.data;
}
