import { allCandidates, APOLLO_EXECUTOR } from './candidates.ts';
import { describeDifference } from './describe-difference.ts';
import { fuzzWorld } from './fuzz-world.ts';
import { openTrial } from './trial.ts';
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

/** Sends random operations to every candidate and to the oracle, and prints each difference. */
export async function fuzzWorlds(options: FuzzOptions): Promise<void> {
  console.log(`${options.operations} operations, seed ${options.seed}`);
  for (const name of options.worlds) {
    await fuzz(name, options);
  }
}

async function fuzz(name: WorldName, options: FuzzOptions): Promise<void> {
  const trial = await openTrial(await WORLDS[name](), allCandidates);
  const all = trial.candidates.map((candidate) => candidate.name);
  const ours = all.filter((candidate) => candidate !== APOLLO_EXECUTOR);
  const tallies = await fuzzWorld(trial, {
    operations: Math.ceil(options.operations / options.worlds.length),
    seed: options.seed,
    shown: options.shown,
    candidatesOf: (index) => (options.referenceEvery > 0 && index % options.referenceEvery === 0 ? all : ours),
    onDifference: (candidate, found) => console.log(`\n${describeDifference(name, candidate, found)}`),
    onProgress: (tried, soFar) => {
      const counts = [...soFar].map(([candidate, { differing }]) => `${candidate} ${differing}`);
      process.stderr.write(`\r${name} ${tried}: differing ${counts.join(', ')}   `);
    },
  });
  process.stderr.write('\n');
  for (const [candidate, { tried, differing, beyond, refused }] of tallies) {
    const asked = beyond > 0 ? `, ${beyond} told failures of what the plan asked beyond` : '';
    console.log(
      `${name}, ${candidate}: ${tried} tried, ${differing} differ${refused > 0 ? `, ${refused} refused as not supported` : ''}${asked}`,
    );
    if (differing > 0 && candidate !== APOLLO_EXECUTOR) {
      process.exitCode = 1;
    }
  }
  await trial.close();
}
