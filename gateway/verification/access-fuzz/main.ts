import { describeFinding } from './describe-finding.ts';
import { fuzzAudience } from './fuzz-audience.ts';
import { openFuzzedGraph } from './open-graph.ts';
import { ACCESS_FUZZ_HELP, readAccessFuzzOptions, type AccessFuzzOptions } from './options.ts';

const options = readOptions();
if (options !== undefined) {
  await run(options);
}

function readOptions(): AccessFuzzOptions | undefined {
  try {
    const read = readAccessFuzzOptions(process.argv.slice(2), Date.now());
    if (read === undefined) {
      console.log(ACCESS_FUZZ_HELP);
    }
    return read;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${ACCESS_FUZZ_HELP}`);
    process.exitCode = 2;
    return undefined;
  }
}

async function run({ operations, seed, audiences, shown, referenceEvery }: AccessFuzzOptions): Promise<void> {
  console.log(`${operations} operations, seed ${seed}`);
  const graph = await openFuzzedGraph();
  let differing = 0;
  let unexpected = 0;
  for (const audience of audiences) {
    let left = shown;
    const share = Math.ceil(operations / audiences.length);
    const tally = await fuzzAudience(graph, audience, {
      operations: share,
      seed,
      referenceEvery,
      onFinding: (finding) => {
        if (left-- > 0) {
          console.log(`\n${describeFinding(audience, finding)}`);
        }
      },
      onProgress: (asked) => console.error(`${audience}: ${asked} of ${share} asked …`),
    });
    differing += tally.differing;
    unexpected += tally.unexpected;
    console.log(
      `${audience}: ${tally.operations} asked of both twins, ${tally.differing} differ; ` +
        `${tally.compared} held against the reference, ${tally.unexpected} otherwise; ${tally.telling} told something`,
    );
  }
  await graph.close();
  console.log(`${differing} differing answers, ${unexpected} over- or under-denials, seed ${seed}`);
  if (differing + unexpected > 0) {
    process.exitCode = 1;
  }
}
