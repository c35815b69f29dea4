import { isDeepStrictEqual } from 'node:util';

import type { Audience } from '../../../subgraphs/shared/access/audiences.ts';

import { compareStatistics, countsMoreThanIsSeen } from './compare-statistics.ts';
import { compareWithReference } from './compare-with-reference.ts';
import { expectedOf } from './expected-answer.ts';
import { fuzzedOperations, type FuzzedOperation } from './fuzzed-operations.ts';
import { responseText, type FuzzedGraph } from './open-graph.ts';
import { sliceOf } from './slice-schema.ts';
import { claimsOf, fuzzedViewer, rejects } from './viewers.ts';
import { visiblePart } from './visible-rows.ts';
import { isElsewhere, ofRegion } from './world/elsewhere.ts';
import { makeWorld } from './world/make-world.ts';
import { recordsOf } from './world/records.ts';
import { twinOf } from './world/twin.ts';

/** An operation whose response differs from what it must be. */
export interface Finding {
  readonly kind: 'differs from its twin' | 'is not as expected';
  readonly operation: FuzzedOperation;
  readonly response: string;
  readonly expected: string;
}

export interface Tally {
  readonly operations: number;
  /** Responses with data other than null: without these, nothing would be tested. */
  readonly withData: number;
  /** Responses compared with the reference. */
  readonly compared: number;
  readonly differing: number;
  readonly unexpected: number;
}

export interface FuzzOptions {
  readonly operations: number;
  readonly seed: number;
  /** One operation in so many is compared with the reference. */
  readonly referenceEvery: number;
  readonly onFinding: (finding: Finding) => void;
  readonly onProgress?: (operations: number) => void;
}

/**
 * Runs random operations for an audience: over the given data, over its twin, and, as the reference, over what is left of
 * the data when all that the viewer may not see is removed, requested by a viewer who may see everything.
 */
export async function fuzzAudience(graph: FuzzedGraph, audience: Audience, options: FuzzOptions): Promise<Tally> {
  const viewer = fuzzedViewer(audience);
  const world = makeWorld(graph.columns, options.seed);
  const visible = visiblePart(viewer, world);
  await graph.load('given', world);
  await graph.load('twin', twinOf(world, graph.columns, viewer, options.seed));
  await graph.load(
    'twin elsewhere',
    twinOf(world, graph.columns, viewer, options.seed, (record) => isElsewhere(viewer, record)),
  );
  await graph.load('region', ofRegion(viewer, world));
  await graph.load('visible', visible);
  await graph.load(
    'visible and published',
    new Map([...visible, ['DishonestListing', recordsOf(world, 'DishonestListing')]]),
  );
  const schema = rejects(audience) ? sliceOf(graph.schema, viewer.scopes) : graph.schema;
  const claims = claimsOf(audience);
  const tally = { operations: 0, withData: 0, compared: 0, differing: 0, unexpected: 0 };
  for (const operation of fuzzedOperations(schema, world, options.seed)) {
    if (tally.operations === options.operations) {
      break;
    }
    const response = await graph.request('given', claims, operation.text, operation.variables);
    const { types } = expectedOf(graph.schema, operation.document, operation.variables, undefined, viewer.scopes);
    const countsMore = countsMoreThanIsSeen(audience, types);
    const twin = countsMore ? 'twin elsewhere' : 'twin';
    const ofTwin = await graph.request(twin, claims, operation.text, operation.variables);
    tally.operations += 1;
    if (tally.operations % PROGRESS_EVERY === 0) {
      options.onProgress?.(tally.operations);
    }
    if (response.status === 200 && HAS_DATA.test(response.body)) {
      tally.withData += 1;
    }
    if (!isDeepStrictEqual(response, ofTwin)) {
      tally.differing += 1;
      const [text, expected] = [responseText(response), responseText(ofTwin)];
      options.onFinding({ kind: 'differs from its twin', operation, response: text, expected });
      continue;
    }
    if (tally.operations % options.referenceEvery !== 0) {
      continue;
    }
    const result = countsMore
      ? await compareStatistics(graph, audience, operation)
      : await compareWithReference(graph, viewer, visible, operation, response);
    if (result === 'not compared') {
      continue;
    }
    tally.compared += 1;
    if (result === 'same') {
      continue;
    }
    tally.unexpected += 1;
    options.onFinding({ kind: 'is not as expected', operation, ...result });
  }
  return tally;
}

const PROGRESS_EVERY = 1_000;

/** Any value that is not null, empty, or a type's name. */
const HAS_DATA = /":(?!null|\{|\[\]|\[|"[A-Z]\w+")/;

/** The operation, and both responses from shortly before the first difference. */
export function describeFinding(audience: string, { kind, operation, response, expected }: Finding): string {
  const from = Math.max(0, firstDifference(response, expected) - 200);
  return [
    `For ${audience}, the response ${kind}:`,
    operation.text,
    JSON.stringify(operation.variables),
    `response: …${response.slice(from, from + MOST_SHOWN)}`,
    `expected: …${expected.slice(from, from + MOST_SHOWN)}`,
  ].join('\n');
}

const MOST_SHOWN = 1_500;

function firstDifference(left: string, right: string): number {
  let at = 0;
  while (at < left.length && left[at] === right[at]) {
    at += 1;
  }
  return at;
}
