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

export const ACCESS_FUZZ_HELP = `npm run access-fuzz -- [options]

Asks random operations as each audience: of made-up data, of a twin that differs only in what the audience may not see, and
holds the answers against rules written anew from the specification. Ends with 1 where twins differ by a byte, or where
more or less is denied than should be. 100,000 operations take 15 to 45 minutes of one core.

  --operations N         over all audiences together (default 10000)
  --seed S               the same operations over the same data for the same seed (default: another each time; printed)
  --audience NAME        only this one, or these if given again: ${AUDIENCES.join(', ')}
  --shown K              findings shown of each audience (default 3)
  --reference-every M    one operation of so many is held against the rules (default 2)`;

/** @throws naming the option that is not one, or has no number; undefined where help is asked for */
export function readAccessFuzzOptions(args: readonly string[], now: number): AccessFuzzOptions | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      operations: { type: 'string', default: '10000' },
      seed: { type: 'string', default: String(now % 1_000_000) },
      audience: { type: 'string', multiple: true },
      shown: { type: 'string', default: '3' },
      'reference-every': { type: 'string', default: '2' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    return undefined;
  }
  return {
    operations: wholeNumber('operations', values.operations),
    seed: wholeNumber('seed', values.seed),
    audiences: values.audience?.map(audienceOf) ?? AUDIENCES,
    shown: wholeNumber('shown', values.shown),
    referenceEvery: Math.max(1, wholeNumber('reference-every', values['reference-every'])),
  };
}

function wholeNumber(option: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) {
    throw new Error(`--${option} is not a whole number.`);
  }
  return Number(text);
}

function audienceOf(text: string): Audience {
  const audience = AUDIENCES.find((known) => known === text);
  if (audience === undefined) {
    throw new Error(`--audience is none of ${AUDIENCES.join(', ')}.`);
  }
  return audience;
}
