import { parseArgs } from 'node:util';

import { AUDIENCES, type Audience } from '../../../subgraphs/shared/access/viewer.ts';

export interface AccessFuzzOptions {
  /** Over all audiences together. */
  readonly operations: number;
  readonly seed: number;
  readonly audiences: readonly Audience[];
  /** How many findings of each audience are shown. */
  readonly shown: number;
  /** One operation of so many is held against the reference. */
  readonly referenceEvery: number;
}

export const ACCESS_FUZZ_USAGE = `npm run access-fuzz -- [--operations N] [--seed S] [--audience ${AUDIENCES.join('|')}] [--shown K]
                        [--reference-every M]`;

/** @throws naming the option that is not one, or has no number */
export function readAccessFuzzOptions(args: readonly string[], now: number): AccessFuzzOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      operations: { type: 'string', default: '10000' },
      seed: { type: 'string', default: String(now % 1_000_000) },
      audience: { type: 'string', multiple: true },
      shown: { type: 'string', default: '3' },
      'reference-every': { type: 'string', default: '2' },
    },
  });
  return {
    operations: wholeNumber('operations', values.operations),
    seed: wholeNumber('seed', values.seed),
    audiences: values.audience?.map(audienceOf) ?? AUDIENCES,
    shown: wholeNumber('shown', values.shown),
    referenceEvery: Math.max(1, wholeNumber('reference-every', values['reference-every'])),
  };
}

function wholeNumber(option: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--${option} is not a whole number.`);
  return Number(text);
}

function audienceOf(text: string): Audience {
  const audience = AUDIENCES.find((known) => known === text);
  if (audience === undefined) throw new Error(`--audience is none of ${AUDIENCES.join(', ')}.`);
  return audience;
}
