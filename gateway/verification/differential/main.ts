import { allCandidates, APOLLO_EXECUTOR } from './candidates.ts';
import { describeDifference } from './describe-difference.ts';
import { FUZZ_HELP, readFuzzOptions, type FuzzOptions } from './fuzz-options.ts';
import { fuzzWorld } from './fuzz-world.ts';
import { openTrial } from './trial.ts';
import { WORLDS, type WorldName } from './worlds/all.ts';

const options = readOptions();
if (options !== undefined) {
  console.log(`${options.operations} operations, seed ${options.seed}`);
  for (const name of options.worlds) {
    await fuzz(name, options);
  }
}

function readOptions(): FuzzOptions | undefined {
  try {
    const read = readFuzzOptions(process.argv.slice(2), Date.now());
    if (read === undefined) {
      console.log(FUZZ_HELP);
    }
    return read;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${FUZZ_HELP}`);
    process.exitCode = 2;
    return undefined;
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
    console.log(`${name}, ${candidate}: ${tried} tried, ${differing} differ${refused > 0 ? `, ${refused} refused as not supported` : ''}${asked}`);
    if (differing > 0 && candidate !== APOLLO_EXECUTOR) {
      process.exitCode = 1;
    }
  }
  await trial.close();
}
