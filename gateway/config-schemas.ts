import { z } from 'zod';

/** One environment variable: how it is parsed, and its default. */
export interface ConfigVariable<Schema extends z.ZodType = z.ZodType> {
  readonly meaning: string;
  readonly schema: Schema;
  /** The default. */
  readonly fallback: string;
  /** Whether production refuses to start with the default. */
  readonly productionInsists: boolean;
}

/** Texts with commas between; none where it is empty. */
export const textList = z.string().transform((text) => text.split(/ *, */).filter((one) => one !== ''));

/** A schema of these words. */
export function oneOf<const Choice extends string>(...choices: readonly Choice[]): z.ZodType<Choice, string> {
  return z.enum(choices, `one of ${choices.join(', ')}`) as unknown as z.ZodType<Choice, string>;
}

/** A schema of whole numbers, both ends included. */
export function wholeNumber(least: number, most: number): z.ZodType<number, string> {
  const expected = `a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,10}$/, expected)
    .transform(Number)
    .refine((value) => value >= least && value <= most, expected);
}

export function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
}

/** Whether Redis's client takes an address: one that it does not take, it would quote in its error, with the password. */
export function isRedisUrl(text: string): boolean {
  if (!URL.canParse(text)) {
    return false;
  }
  const { protocol, hostname, pathname, search, hash } = new URL(text);
  const isDatabase = /^\/?\d*$/.test(pathname) && search === '' && hash === '';
  return ['redis:', 'rediss:'].includes(protocol) && hostname !== '' && isDatabase;
}

/** An origin as a browser sends it: scheme, host and a port that is not the default, without a path. */
export function isOrigin(text: string): boolean {
  return isHttpUrl(text) && new URL(text).origin === text && !text.includes('*');
}

/** A variable with a default. */
export function optional<Schema extends z.ZodType>(
  schema: Schema,
  fallback: string,
  meaning: string,
): ConfigVariable<Schema> {
  return { meaning, schema, fallback, productionInsists: false };
}

/** A variable with a default that production refuses. */
export function insisted<Schema extends z.ZodType>(
  schema: Schema,
  fallback: string,
  meaning: string,
): ConfigVariable<Schema> {
  return { meaning, schema, fallback, productionInsists: true };
}

/** A time in milliseconds, up to ten minutes. */
export const milliseconds = wholeNumber(0, 600_000);
/** The time between two runs of something, in milliseconds. */
export const interval = wholeNumber(100, 600_000);
export const amount = wholeNumber(1, 1_000_000);
