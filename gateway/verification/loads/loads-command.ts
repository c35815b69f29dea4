import { bombUnderLoad } from './bomb-under-load.ts';
import { swapUnderLoad } from './swaps-under-load.ts';

export type Load = 'swaps' | 'bombs';

/** Puts the gateway under one load, and prints a tally as JSON. */
export async function runLoad(load: Load, times: number | undefined, clients: number | undefined): Promise<void> {
  if (load === 'swaps') {
    const { heap, ...tally } = await swapUnderLoad(times ?? 1000, clients ?? 8);
    console.log(JSON.stringify({ ...tally, heap: heap.map((bytes) => Math.round(bytes / 1e6)) }));
  } else {
    console.log(JSON.stringify(await bombUnderLoad(times ?? 3, clients ?? 50)));
  }
}
