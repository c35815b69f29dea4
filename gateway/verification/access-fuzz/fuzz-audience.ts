import { isDeepStrictEqual } from 'node:util';

import { print } from 'graphql';

import type { Audience, Viewer } from '../../../subgraphs/shared/access/viewer.ts';

import type { FuzzedGraph, Reply } from './open-graph.ts';
import { fuzzedOperations, type FuzzedOperation } from './operations/fuzzed-operations.ts';
import { expectedOf, isAsExpected, tellingKeys, type Told } from './reference/expected.ts';
import { visiblePart } from './reference/rows.ts';
import { sliceOf } from './reference/slice.ts';
import { ALL_SEEING, claimsOf, fuzzedViewer, rejects } from './viewers.ts';
import { makeWorld } from './world/make-world.ts';
import { twinOf } from './world/twin.ts';
import { recordsOf, type World } from './world/world.ts';

/** What was found of one operation: how the twins' answers differ, or where an answer is not what it should be. */
export interface Finding {
  readonly kind: 'differs from its twin' | 'is not as expected';
  readonly operation: FuzzedOperation;
  readonly told: string;
  readonly other: string;
}

export interface Tally {
  readonly operations: number;
  /** Answers of which anything but null was told: without, nothing would be tried. */
  readonly telling: number;
  /** Answers held against the reference. */
  readonly compared: number;
  readonly differing: number;
  readonly unexpected: number;
}

export interface FuzzOptions {
  readonly operations: number;
  readonly seed: number;
  /** One operation of so many is held against the reference. */
  readonly referenceEvery: number;
  readonly onFinding: (finding: Finding) => void;
  /** Told now and then how many were asked. */
  readonly onProgress?: (operations: number) => void;
}

/**
 * Asks random operations for an audience: of the data, of its twin, and of what is left of it when all that the viewer
 * may not see is taken out, by somebody who may see all.
 */
export async function fuzzAudience(graph: FuzzedGraph, audience: Audience, options: FuzzOptions): Promise<Tally> {
  const viewer = fuzzedViewer(audience);
  const world = makeWorld(graph.columns, options.seed);
  const visible = visiblePart(viewer, world);
  await graph.hold('given', world);
  await graph.hold('twin', twinOf(world, graph.columns, viewer, options.seed));
  await graph.hold('visible', visible);
  await graph.hold(
    'visible and published',
    new Map([...visible, ['DishonestListing', recordsOf(world, 'DishonestListing')]]),
  );
  const asked = rejects(audience) ? sliceOf(graph.schema, viewer.scopes) : graph.schema;
  const asker = claimsOf(audience);
  const tally = { operations: 0, telling: 0, compared: 0, differing: 0, unexpected: 0 };
  for (const operation of fuzzedOperations(asked, world, options.seed)) {
    if (tally.operations === options.operations) {
      break;
    }
    const told = await graph.ask('given', asker, operation.text, operation.variables);
    const twin = await graph.ask('twin', asker, operation.text, operation.variables);
    tally.operations += 1;
    if (tally.operations % PROGRESS_EVERY === 0) {
      options.onProgress?.(tally.operations);
    }
    if (told.status === 200 && TELLS_SOMETHING.test(told.body)) {
      tally.telling += 1;
    }
    if (!isDeepStrictEqual(told, twin)) {
      tally.differing += 1;
      options.onFinding({ kind: 'differs from its twin', operation, told: shown(told), other: shown(twin) });
      continue;
    }
    if (tally.operations % options.referenceEvery !== 0) {
      continue;
    }
    const unexpected = await heldAgainstReference(graph, viewer, visible, operation, told);
    if (unexpected === 'not compared') {
      continue;
    }
    tally.compared += 1;
    if (unexpected === undefined) {
      continue;
    }
    tally.unexpected += 1;
    options.onFinding({ kind: 'is not as expected', operation, told: unexpected.told, other: unexpected.expected });
  }
  return tally;
}

const PROGRESS_EVERY = 1_000;

/** Anything told that is not null, empty, or a type's name. */
const TELLS_SOMETHING = /":(?!null|\{|\[\]|\[|"[A-Z]\w+")/;

/** Rows of statistics: analysts are told blocks of them, which is tried on its own (`small-cells.test.ts`). */
const STATISTICS = /StatisticsRow$/;
/** The form in which a listing is everyone's to see. */
const PUBLISHED = ['PublishedDishonestListing', 'CreditCheckAnswer'];
const UNPUBLISHED = ['DishonestListing', 'CreditStatisticsRow'];

async function heldAgainstReference(
  { schema, ask }: FuzzedGraph,
  viewer: Viewer,
  visible: World,
  { document, variables }: FuzzedOperation,
  reply: Reply,
): Promise<{ told: string; expected: string } | 'not compared' | undefined> {
  const { reached } = expectedOf(schema, document, variables, undefined, viewer.scopes);
  if (isOutOfReach(reached, viewer)) {
    return 'not compared';
  }
  const isPublished = PUBLISHED.some((type) => reached.has(type));
  if (isPublished && UNPUBLISHED.some((type) => reached.has(type))) {
    return 'not compared';
  }
  const side = isPublished ? 'visible and published' : 'visible';
  const whole = await ask(side, ALL_SEEING, print(tellingKeys(schema, document)), variables);
  if (whole.status !== 200) {
    return whole.status === reply.status ? undefined : { told: shown(reply), expected: shown(whole) };
  }
  const full = JSON.parse(whole.body) as Told;
  const { data, denied, gone, isAllDenied } = expectedOf(
    schema,
    document,
    variables,
    full.data,
    viewer.scopes,
    (type, id) => {
      const records = visible.get(type);
      return records !== undefined && !records.some((record) => record['id'] === id);
    },
  );
  const told = JSON.parse(reply.body) as Told;
  const isUnder = (places: ReadonlySet<string>, error: string) => {
    const path = error.slice(error.indexOf(' ') + 1);
    return [...places].some((place) => path === place || path.startsWith(`${place}.`));
  };
  const errors = [
    ...[...denied].map((path) => `UNAUTHORIZED_FIELD_OR_TYPE ${path}`),
    ...(isAllDenied ? [] : errorsOf(full).filter((error) => !isUnder(denied, error))),
  ];
  // Below what is not there nothing can fail.
  const nothing = placesOfNull(told.data);
  const given = errorsOf(told);
  const isSame =
    isAsExpected(told.data, data) &&
    errors.every(
      (error) =>
        given.includes(error) ||
        LOST.test(error) ||
        isUnder(gone, error) ||
        (error.includes('.') && isUnder(nothing, error.replace(/\.[^.]*$/, ''))),
    ) &&
    given.every((error) => errors.includes(error));
  return isSame
    ? undefined
    : { told: JSON.stringify({ data: told.data, given }), expected: JSON.stringify({ data, errors }) };
}

function placesOfNull(value: unknown, path = '', found = new Set<string>()): Set<string> {
  if (value === null) {
    found.add(path);
  } else if (Array.isArray(value)) {
    value.forEach((item) => placesOfNull(item, path, found));
  } else if (typeof value === 'object') {
    for (const [name, told] of Object.entries(value)) {
      placesOfNull(told, path === '' ? name : `${path}.${name}`, found);
    }
  }
  return found;
}

/** Told of a record that is named and is not there: may be told to the viewer, as it is of an id that never was. */
const LOST = /^SUBGRAPH_BAD_RESPONSE /;

function isOutOfReach(reached: ReadonlySet<string>, { audience }: Viewer): boolean {
  if (audience === 'analyst' && [...reached].some((type) => STATISTICS.test(type))) {
    return true;
  }
  return [...reached].some((type) => type.startsWith('__'));
}

function errorsOf({ errors = [] }: Told): string[] {
  return errors.map(({ path = [], extensions }) => {
    const names = path.filter((step) => typeof step === 'string');
    return `${String(extensions?.['code'])} ${names.join('.')}`;
  });
}

function shown({ status, headers, body }: Reply): string {
  return `${status} ${headers}\n${body}`;
}
