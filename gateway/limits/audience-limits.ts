import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { z } from 'zod';

import { AUDIENCES, type Audience } from '../../subgraphs/shared/access/audiences.ts';

/** What one document may be, whatever its variables. A fragment counts at each of its spreads, where nothing else is said. */
export interface DocumentLimits {
  /** Length of the text, in characters. */
  readonly characters: number;
  readonly tokens: number;
  /** Levels of nested fields. */
  readonly depth: number;
  readonly fields: number;
  readonly aliases: number;
  readonly rootFields: number;
  /** Directives as they are written, each once. */
  readonly directives: number;
  /** Variables in `@skip` and `@include`: so many double the number of plans of one document. */
  readonly conditions: number;
  readonly operations: number;
  /** Definitions of fragments. */
  readonly fragments: number;
  /** Root fields that ask about the schema: `__schema` and `__type`. */
  readonly introspections: number;
}

/** What the arguments of one request may hold, in the document and in the variables alike. */
export interface ValueLimits {
  /** Items of one list. */
  readonly listLength: number;
  /** Characters of one text. */
  readonly textLength: number;
  /** Values altogether: texts, numbers, lists and objects. */
  readonly values: number;
  /** Levels of nested lists and objects. */
  readonly valueDepth: number;
}

/** What a viewer may spend; a unit of cost is about one record that an office reads (`cost/`). */
export interface CostLimits {
  /** Of one operation, as estimated before it runs. */
  readonly cost: number;
  /** What a viewer can spend at once: the size of the bucket. */
  readonly budget: number;
  /** What flows back into the bucket in each second. */
  readonly refill: number;
}

export type AudienceLimits = DocumentLimits & ValueLimits & CostLimits;

/** How viewers share one office; see `subgraph-client/fair-queue.ts`. */
export interface OfficeLimits {
  /** Fetches of one viewer at a time. */
  readonly perViewer: number;
  /** The cost from which a request is dear. */
  readonly dear: number;
  /** Fetches of dear requests at a time, of all viewers. */
  readonly dearAtOnce: number;
}

/** The limits of each audience, of one client's address, whoever asks from there, and of one office. */
export interface Limits {
  readonly audiences: Readonly<Record<Audience, AudienceLimits>>;
  readonly address: Pick<CostLimits, 'budget' | 'refill'>;
  readonly office: OfficeLimits;
}

/** The file of limits is refused. The message is for the operator and quotes only names from the file. */
export class LimitsError extends Error {
  constructor(file: string, fault: string) {
    super(`The limits in ${file} are refused: ${fault}`);
    this.name = 'LimitsError';
  }
}

/** The value of `LIMITS_FILE` that sets no limits; production refuses it. */
export const NO_LIMITS_FILE = 'none';

/** Relative to the gateway's folder. */
export const DEFAULT_LIMITS_FILE = 'limits/limits.json';

const GATEWAY = fileURLToPath(new URL('..', import.meta.url));

const limit = z.number().int().positive();

const COST = { budget: limit, refill: limit };

const AUDIENCE = z.strictObject({
  ...Object.fromEntries(
    (
      [
        ...['characters', 'tokens', 'depth', 'fields', 'aliases', 'rootFields', 'directives', 'conditions'],
        ...['operations', 'fragments', 'introspections', 'listLength', 'textLength', 'values', 'valueDepth'],
        'cost',
      ] as const
    ).map((name) => [name, limit]),
  ),
  ...COST,
}) as unknown as z.ZodType<AudienceLimits>;

const TABLE = z.strictObject({
  audiences: z.strictObject(
    Object.fromEntries(AUDIENCES.map((audience) => [audience, AUDIENCE])) as Record<Audience, typeof AUDIENCE>,
  ),
  address: z.strictObject(COST),
  office: z.strictObject({ perViewer: limit, dear: limit, dearAtOnce: limit }),
});

/**
 * Reads the limits from a JSON file.
 *
 * @param file its path, relative to the gateway's folder if not absolute; `none` for no limits at all
 * @throws LimitsError where the file cannot be read, lacks an audience or a limit, or has an unknown one
 */
export async function loadLimits(file: string = DEFAULT_LIMITS_FILE): Promise<Limits> {
  if (file === NO_LIMITS_FILE) {
    return NO_LIMITS;
  }
  const text = await readFile(resolve(GATEWAY, file), 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new LimitsError(file, `it cannot be read (${error.code ?? 'unknown fault'}).`);
  });
  return parseLimits(text, file);
}

/** @throws LimitsError */
export function parseLimits(text: string, file: string): Limits {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new LimitsError(file, 'it is not JSON.');
  }
  const read = TABLE.safeParse(json);
  if (!read.success) {
    const faults = read.error.issues.map(({ path, message }) => `${path.join('.') || 'the table'}: ${message}`);
    throw new LimitsError(file, `${faults.join('; ')}.`);
  }
  return read.data;
}

const UNLIMITED: AudienceLimits = {
  ...{ characters: Infinity, tokens: Infinity, depth: Infinity, fields: Infinity, aliases: Infinity },
  ...{ rootFields: Infinity, directives: Infinity, conditions: Infinity, operations: Infinity, fragments: Infinity },
  ...{ introspections: Infinity, listLength: Infinity, textLength: Infinity, values: Infinity, valueDepth: Infinity },
  ...{ cost: Infinity, budget: Infinity, refill: Infinity },
};

/** For tools that prove the graph by asking all of it. */
export const NO_LIMITS: Limits = {
  audiences: Object.fromEntries(AUDIENCES.map((audience) => [audience, UNLIMITED])) as Limits['audiences'],
  address: { budget: Infinity, refill: Infinity },
  office: { perViewer: Infinity, dear: Infinity, dearAtOnce: Infinity },
};

/** The most tokens that any audience may send: the parser stops there. */
export function mostTokens({ audiences }: Limits): number {
  return Math.max(...Object.values(audiences).map(({ tokens }) => tokens));
}
