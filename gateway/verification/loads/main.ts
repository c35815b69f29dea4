import { parseArgs } from 'node:util';

import { bombUnderLoad } from './bomb-under-load.ts';
import { swapUnderLoad } from './swaps-under-load.ts';

const HELP = `npm run loads -- swaps [--times 1000] [--clients 8]
npm run loads -- bombs [--times 3] [--clients 50]

What the tests show in small, at length: swaps of the supergraph under load, and documents that explode while they are
planned. Prints a tally as JSON; heap in MB, times in milliseconds.`;

const { load, times, clients } = readOptions();
if (load === 'swaps') {
  const { heap, ...tally } = await swapUnderLoad(times ?? 1000, clients ?? 8);
  console.log(JSON.stringify({ ...tally, heap: heap.map((bytes) => Math.round(bytes / 1e6)) }));
} else if (load === 'bombs') {
  console.log(JSON.stringify(await bombUnderLoad(times ?? 3, clients ?? 50)));
} else {
  console.log(HELP);
}

interface Options {
  /** Undefined where help is asked for. */
  readonly load?: string;
  readonly times?: number;
  readonly clients?: number;
}

function readOptions(): Options {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { times: { type: 'string' }, clients: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    });
    const [load] = positionals;
    if (load !== undefined && !['swaps', 'bombs'].includes(load)) {
      throw new Error(`${load} is none of swaps, bombs.`);
    }
    const [times, clients] = [wholeNumber('times', values.times), wholeNumber('clients', values.clients)];
    return values.help ? {} : { load, times, clients };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
    process.exit(2);
  }
}

function wholeNumber(option: string, text: string | undefined): number | undefined {
  if (text !== undefined && !/^[1-9]\d{0,6}$/.test(text)) {
    throw new Error(`--${option} is a whole number above 0.`);
  }
  return text === undefined ? undefined : Number(text);
}
