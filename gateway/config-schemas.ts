import { z } from 'zod';

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

/** An origin as a browser sends it: scheme, host and a port that is not the default, without a path. */
export function isOrigin(text: string): boolean {
  return isHttpUrl(text) && new URL(text).origin === text && !text.includes('*');
}
