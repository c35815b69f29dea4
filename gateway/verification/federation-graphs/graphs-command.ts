import { pathToFileURL } from 'node:url';

import { allCandidates } from './candidates.ts';
import { readGraphs } from './federation-graph.ts';
import { scoreGraph, scoreTable, type CaseScore } from './score.ts';

export interface GraphsOptions {
  /** A folder of graphs; ours if undefined. */
  readonly folder?: string | undefined;
  /** Only the graphs whose name contains this. */
  readonly only?: string | undefined;
  /** Whether to print every case that is not right. */
  readonly verbose: boolean;
}

/** Runs small federation graphs through each planner and executor and through plain `@apollo/gateway`, and prints the score. */
export async function runGraphs({ folder, only = '', verbose }: GraphsOptions): Promise<void> {
  const all = await readGraphs(folder === undefined ? undefined : pathToFileURL(`${folder.replace(/\/$/, '')}/`));
  const graphs = all.filter(({ name }) => name.includes(only));
  const candidates = await allCandidates();
  const scores: CaseScore[] = [];
  for (const graph of graphs) {
    for (const candidate of candidates) {
      scores.push(...(await scoreGraph(candidate, graph)));
    }
  }
  await Promise.all(candidates.map((candidate) => candidate.close()));
  for (const { isOurs, name } of candidates) {
    const shown = scores.filter(
      ({ candidate, outcome }) =>
        candidate === name && outcome !== 'right' && (verbose || (isOurs && !/^refused/.test(outcome))),
    );
    for (const { outcome, graph, case: caseName, detail } of shown) {
      console.log(`── ${name}, ${graph}: ${caseName}: ${outcome}\n${detail}\n`);
    }
  }
  console.log(
    scoreTable(
      graphs.length,
      scores,
      candidates.map(({ name }) => name),
    ),
  );
  const ours = new Set(candidates.filter(({ isOurs }) => isOurs).map(({ name }) => name));
  if (scores.some(({ candidate, outcome }) => ours.has(candidate) && (outcome === 'wrong' || outcome === 'silent'))) {
    process.exitCode = 1;
  }
}
