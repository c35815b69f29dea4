import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { z } from 'zod';

import { AUDIENCES, type Audience } from '../../subgraphs/shared/access/viewer.ts';

/** What an audience is given. */
export interface AudienceRights {
  /** The widest that a token of this audience can have; its own `scope` claim narrows it. Sorted, each once. */
  readonly scopes: readonly string[];
  /**
   * What is done with a field that a viewer may not read: `filter` answers null there and says so; `reject` answers as if
   * the field did not exist.
   */
  readonly mode: 'filter' | 'reject';
}

/** The one place that says which audience has which scopes. */
export type Audiences = Readonly<Record<Audience, AudienceRights>>;

/** The message is for the operator; it names what is wrong, and holds nothing of the file but names. */
export class AudiencesError extends Error {
  constructor(file: string, fault: string) {
    super(`The audiences in ${file} are refused: ${fault}`);
    this.name = 'AudiencesError';
  }
}

export const DEFAULT_AUDIENCES_FILE = 'authorization/audiences.json';

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
 * @param file its path, from the gateway's folder if not absolute
 * @throws AudiencesError where the file cannot be read, leaves an audience out or has one that is not ours
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
