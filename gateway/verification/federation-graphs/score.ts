import { withoutIndexes } from '../differential/compare.ts';
import type { PlainAnswer } from '../support/plain-gateway.ts';

import type { Candidate } from './candidates.ts';
import { composeGraph } from './compose-graph.ts';
import type { FederationGraph, GraphCase } from './federation-graph.ts';

/**
 * What became of a case:
 * - `right`: the expected data, to the byte, and errors at the expected paths and nowhere else; an error where none is expected to
 *   be answered;
 * - `refused at start`: the graph is not served, for a reason;
 * - `refused`: the operation is not served, for a reason: no data and an error;
 * - `error`: less data than expected, and an error that says so;
 * - `silent`: less data than expected, or an expected error is missing, and nothing says so;
 * - `wrong`: data that is not there.
 */
export const OUTCOMES = ['right', 'refused at start', 'refused', 'error', 'silent', 'wrong'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface CaseScore {
  readonly candidate: string;
  readonly graph: string;
  readonly case: string;
  readonly outcome: Outcome;
  /** Why it is refused, or what differs. */
  readonly detail: string;
}

/** Runs the cases of a graph through a gateway. */
export async function scoreGraph(candidate: Candidate, graph: FederationGraph): Promise<readonly CaseScore[]> {
  const opened = await candidate.open(composeGraph(graph));
  const scoreOf = (graphCase: GraphCase, outcome: Outcome, detail: string): CaseScore => ({
    candidate: candidate.name,
    graph: graph.name,
    case: graphCase.name,
    outcome,
    detail,
  });
  if ('refused' in opened) {
    return graph.cases.map((graphCase) => scoreOf(graphCase, 'refused at start', opened.refused));
  }
  const scores: CaseScore[] = [];
  for (const graphCase of graph.cases) {
    const answer = await opened.answer(graphCase);
    const outcome = outcomeOf(answer, graphCase.expected, candidate.isOurs);
    scores.push(scoreOf(graphCase, outcome, outcome === 'right' ? '' : describe(answer, graphCase)));
  }
  await opened.close();
  return scores;
}

/** @param comparesPaths whether the paths of errors must be the expected ones; else there must be an error where one is expected */
export function outcomeOf(answer: PlainAnswer, expected: GraphCase['expected'], comparesPaths: boolean): Outcome {
  const { data, errors = [] } = expected;
  const { dataText } = answer;
  if (dataText === undefined || dataText === 'null') {
    return answer.errors.length === 0 ? 'silent' : data === null ? 'right' : 'refused';
  }
  const reported = [...new Set(answer.errors.map(({ path }) => withoutIndexes(path)))].sort();
  if (dataText === JSON.stringify(data)) {
    const isAsExpected = comparesPaths
      ? reported.join() === [...new Set(errors)].sort().join()
      : reported.length > 0 === errors.length > 0;
    return isAsExpected ? 'right' : reported.length < new Set(errors).size ? 'silent' : 'error';
  }
  if (!isPartOf(JSON.parse(dataText), data)) {
    return 'wrong';
  }
  return reported.length > errors.length ? 'error' : 'silent';
}

/** Whether a value is the expected one with nulls in it. */
function isPartOf(value: unknown, expected: unknown): boolean {
  if (value === null || value === expected) {
    return true;
  }
  if (typeof value !== 'object' || typeof expected !== 'object' || expected === null) {
    return false;
  }
  const [members, expectedMembers] = [Object.entries(value), Object.keys(expected)];
  return (
    members.map(([name]) => name).join() === expectedMembers.join() &&
    members.every(([name, inner]) => isPartOf(inner, (expected as Record<string, unknown>)[name]))
  );
}

function describe({ dataText, errors }: PlainAnswer, { expected }: GraphCase): string {
  const messages = errors.map(({ path, message }) => `${path.join('.')}: ${message}`);
  return [
    `expected ${JSON.stringify(expected.data)}`,
    `answered ${dataText ?? 'nothing'}`,
    ...(messages.length > 0 || expected.errors ? [`errors   ${messages.join('; ')}`] : []),
  ].join('\n');
}

/** A Markdown table: a row for each gateway, a column for each outcome. */
export function scoreTable(graphs: number, scores: readonly CaseScore[], names: readonly string[]): string {
  const rows = names.map((name) => {
    const own = scores.filter(({ candidate }) => candidate === name);
    const refused = new Set(own.filter(({ outcome }) => outcome === 'refused at start').map(({ graph }) => graph));
    const counts = OUTCOMES.map((outcome) => own.filter((score) => score.outcome === outcome).length);
    return [name, `${graphs - refused.size} of ${graphs}`, ...counts, own.length];
  });
  const head = ['gateway', 'graphs served', ...OUTCOMES, 'cases'];
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
