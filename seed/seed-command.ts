import { ensureSampleData } from './load.ts';
import { setName, targetFaults, type SampleTarget } from './sample-target.ts';
import type { WorldChoice } from './world/world.ts';
import { progressOn } from './write/progress.ts';

export interface SeedRequest {
  readonly choice: WorldChoice;
  readonly seed: number;
  readonly target: SampleTarget;
}

/** Makes the sample data where it is missing, and prints where it is. */
export async function runSeed(
  { choice, seed, target }: SeedRequest,
  env: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const faults = targetFaults(target, env);
  if (faults.length > 0) {
    console.error(faults.join('\n'));
    process.exitCode = 1;
    return;
  }
  try {
    const progress = progressOn(process.stderr, `Sample data (${setName(choice)}), cases:`);
    const addresses = await ensureSampleData({ choice, seed, target, progress });
    for (const [name, address] of Object.entries(addresses)) {
      console.log(
        `${name.padEnd(12)}${address.kind === 'sqlite' ? address.file : new URL(address.url).pathname.slice(1)}`,
      );
    }
  } catch (error) {
    console.error(`The sample data could not be made: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
