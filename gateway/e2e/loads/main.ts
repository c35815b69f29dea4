import { parseArgs } from 'node:util';

import { bombUnderLoad } from './bomb-under-load.ts';
import { swapUnderLoad } from './swaps-under-load.ts';

const HELP = `npm run loads -- swaps [--times 1000] [--clients 8]
npm run loads -- bombs [--times 3] [--clients 50]

What the tests show in small, at length: swaps of the supergraph under load, and documents that explode while they are
planned. Prints a tally as JSON; heap in MB, times in milliseconds.`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { times: { type: 'string' }, clients: { type: 'string' } },
});
const { times, clients } = values;
if (positionals[0] === 'swaps') {
  const { heap, ...tally } = await swapUnderLoad(Number(times ?? 1000), Number(clients ?? 8));
  console.log(JSON.stringify({ ...tally, heap: heap.map((bytes) => Math.round(bytes / 1e6)) }));
} else if (positionals[0] === 'bombs') {
  console.log(JSON.stringify(await bombUnderLoad(Number(times ?? 3), Number(clients ?? 50))));
} else {
  console.log(HELP);
}
