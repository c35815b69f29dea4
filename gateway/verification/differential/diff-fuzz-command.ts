import { allCandidates, APOLLO_GATEWAY } from './candidates.ts';
import { describeDifference, fuzzWorld } from './fuzz-world.ts';
import { openTrial } from './trial.ts';
import { WORLDS, type WorldName } from './worlds/all.ts';

export interface FuzzOptions {
  /** Over all worlds together. */
  readonly operations: number;
  readonly seed: number;
  readonly worlds: readonly WorldName[];
  /** How many differences of each candidate are shrunk and shown. */
  readonly shown: number;
  /** One operation in so many is run by ApolloGateway as well; 0 for none. */
  readonly apolloEvery: number;
}

/** Sends random operations to every candidate and to the merged schema, and prints each difference. */
export async function fuzzWorlds(options: FuzzOptions): Promise<void> {
  console.log(`${options.operations} operations, seed ${options.seed}`);
  for (const name of options.worlds) {
    await fuzz(name, options);
  }
}

async function fuzz(name: WorldName, options: FuzzOptions): Promise<void> {
  const trial = await openTrial(await WORLDS[name](), allCandidates);
  const all = trial.candidates.map((candidate) => candidate.name);
  const ours = all.filter((candidate) => candidate !== APOLLO_GATEWAY);
  const tallies = await fuzzWorld(trial, {
    operations: Math.ceil(options.operations / options.worlds.length),
    seed: options.seed,
    shown: options.shown,
    candidatesOf: (index) => (options.apolloEvery > 0 && index % options.apolloEvery === 0 ? all : ours),
    onDifference: (candidate, difference) => console.log(`\n${describeDifference(name, candidate, difference)}`),
    onProgress: (operations, soFar) => {
      const counts = [...soFar].map(([candidate, { differing }]) => `${candidate} ${differing}`);
      process.stderr.write(`\r${name} ${operations}: differing ${counts.join(', ')}   `);
    },
  });
  process.stderr.write('\n');
  for (const [candidate, { operations, differing, overFetched, refused }] of tallies) {
    const notes = [
      `${operations} operations`,
      `${differing} differ`,
      ...(refused > 0 ? [`${refused} refused with PLAN_NOT_SUPPORTED`] : []),
      ...(overFetched > 0 ? [`${overFetched} with errors of over-fetched fields`] : []),
    ];
    console.log(`${name}, ${candidate}: ${notes.join(', ')}`);
    if (differing > 0 && candidate !== APOLLO_GATEWAY) {
      process.exitCode = 1;
    }
  }
  await trial.close();
}
