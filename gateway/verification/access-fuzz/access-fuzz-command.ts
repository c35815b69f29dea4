import type { Audience } from '../../../subgraphs/shared/access/viewer.ts';

import { describeFinding } from './describe-finding.ts';
import { fuzzAudience } from './fuzz-audience.ts';
import { openFuzzedGraph } from './open-graph.ts';

export interface AccessFuzzOptions {
  /** Over all audiences together. */
  readonly operations: number;
  readonly seed: number;
  readonly audiences: readonly Audience[];
  /** How many findings of each audience are shown. */
  readonly shown: number;
  /** One operation of so many is held against the reference. */
  readonly referenceEvery: number;
}

/** Sends random operations as each audience to two twins, and prints where their answers differ. */
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
