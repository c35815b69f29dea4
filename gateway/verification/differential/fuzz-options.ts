import { parseArgs } from 'node:util';

import { WORLDS, type WorldName } from './worlds/all.ts';

export interface FuzzOptions {
  /** Over all worlds together. */
  readonly operations: number;
  readonly seed: number;
  readonly worlds: readonly WorldName[];
  /** How many differences of each candidate are shrunk and shown. */
  readonly shown: number;
  /** One operation of so many goes through ApolloGateway as well; 0 for none. */
  readonly referenceEvery: number;
}

export const FUZZ_HELP = `npm run diff-fuzz -- [options]

Asks random operations of the gateway, over each of its planners, and of graphql-js over one merged schema; prints every
answer that differs, made as small as it goes. 100,000 operations take 10 to 30 minutes of one core.

  --operations N         over all worlds together (default 10000)
  --seed S               the same operations for the same seed (default: another each time; printed)
  --world NAME           only this one, or these if given again: ${Object.keys(WORLDS).join(', ')}
  --shown K              differences shown of each candidate (default 5)
  --reference-every M    one operation of so many goes through ApolloGateway as well; 0 for none (default 20)`;

/** @throws naming the option that is not one, or has no number; undefined where help is asked for */
export function readFuzzOptions(args: readonly string[], now: number): FuzzOptions | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      operations: { type: 'string', default: '10000' },
      seed: { type: 'string', default: String(now % 1_000_000) },
      world: { type: 'string', multiple: true },
      shown: { type: 'string', default: '5' },
      'reference-every': { type: 'string', default: '20' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    return undefined;
  }
  return {
    operations: wholeNumber('operations', values.operations),
    seed: wholeNumber('seed', values.seed),
    worlds: values.world?.map(worldName) ?? (Object.keys(WORLDS) as WorldName[]),
    shown: wholeNumber('shown', values.shown),
    referenceEvery: wholeNumber('reference-every', values['reference-every']),
  };
}

function wholeNumber(option: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) {
    throw new Error(`--${option} is not a whole number.`);
  }
  return Number(text);
}

function worldName(text: string): WorldName {
  const name = (Object.keys(WORLDS) as WorldName[]).find((known) => known === text);
  if (name === undefined) {
    throw new Error(`--world is none of ${Object.keys(WORLDS).join(', ')}.`);
  }
  return name;
}
