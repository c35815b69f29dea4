import type { Audience } from '../../../subgraphs/shared/access/audiences.ts';

import { describeFinding, fuzzAudience } from './fuzz-audience.ts';
import { openFuzzedGraph } from './open-graph.ts';

export interface AccessFuzzOptions {
  /** Over all audiences together. */
  readonly operations: number;
  readonly seed: number;
  readonly audiences: readonly Audience[];
  /** How many findings of each audience are shown. */
  readonly shown: number;
  /** One operation in so many is compared with the reference. */
  readonly referenceEvery: number;
}

/** Sends random operations as each audience to two twins, and prints where the responses differ. */
export async function fuzzAudiences({
  operations,
  seed,
  audiences,
  shown,
  referenceEvery,
}: AccessFuzzOptions): Promise<void> {
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
      onProgress: (done) => console.error(`${audience}: ${done} of ${share} operations …`),
    });
    differing += tally.differing;
    unexpected += tally.unexpected;
    console.log(
      `${audience}: ${tally.operations} operations over both twins, ${tally.differing} differ; ` +
        `${tally.compared} compared with the reference, ${tally.unexpected} unexpected; ${tally.withData} with data`,
    );
  }
  await graph.close();
  console.log(`${differing} differing responses, ${unexpected} over- or under-denials, seed ${seed}`);
  if (differing + unexpected > 0) {
    process.exitCode = 1;
  }
}
