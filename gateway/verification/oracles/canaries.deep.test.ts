import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema, type GraphQLSchema } from 'graphql';

import type { Audience } from '../../../subgraphs/shared/access/audiences.ts';
import { PERSONAS } from '../../authentication/issuing/personas.ts';

import { broadQueries, type BroadQuery, type Samples } from './broad-queries.ts';
import { Canaries } from './canaries.ts';
import { BEARERS, openGuardedGraph, type GuardedGraph } from './guarded-graph.ts';
import { leakFinder, type LeakFinder } from './leaks.ts';
import { rowScope, type RowScope, type ScopedViewer } from './row-scope.ts';
import type { StoredRow } from './small-world.ts';

/**
 * Every protected cell of a small world has a unique value, a canary. Each audience queries everything by every root field,
 * and all output is searched for canaries: bodies, headers, subgraphs' replies to the gateway, logs and the files of the
 * access ledger.
 */

const FULL = buildSchema(readFileSync(new URL('../../../codegen/api-schema.graphql', import.meta.url), 'utf8'));

/** Required arguments of root fields; not all of them match a record of the small world. */
const SAMPLES = {
  period: '"2019/2023"',
  caseNumber: '"（2020）闽0902执1号"',
  instrumentNumber: '"（2020）闽0902民初1号"',
  decisionNumber: '"（2020）闽0902司惩1号"',
  idNumber: '"11010519491231002X"',
  creditCode: '"91350100M000100Y43"',
  nameContains: '"有限"',
  identifiers: '["11010519491231002X"]',
};

const CODES: Readonly<Record<string, string>> = { region: '"350900"', court: '"闽0921"', indicator: '"none"' };

/** For a hang alone: planning some hundred broad queries takes long on a busy machine. */
const TIMEOUT_MS = 600_000;

const canaries = new Canaries();
let graph: GuardedGraph;
let scope: RowScope;
let finder: LeakFinder;
const references = new Map<unknown, number>();

beforeAll(async () => {
  graph = await openGuardedGraph(canaries.change);
  scope = rowScope(graph.rows);
  finder = leakFinder(graph.rows, canaries, scope);
  for (const { values } of graph.rows) {
    for (const value of Object.values(values)) {
      references.set(value, (references.get(value) ?? 0) + 1);
    }
  }
}, TIMEOUT_MS);
afterAll(() => graph.close());

function viewerOf(audience: Audience): ScopedViewer {
  const bearer = BEARERS[audience];
  return typeof bearer === 'string' ? (PERSONAS[bearer].claims ?? { audience }) : bearer;
}

function queriesFor(audience: Audience, schema: GraphQLSchema): readonly BroadQuery[] {
  const viewer = viewerOf(audience);
  const idsOf = (type: string): readonly string[] => {
    const rows = graph.rows
      .filter(({ kind }) => kind === type)
      .sort((one, other) => referencesTo(other) - referencesTo(one));
    const hidden = rows.find((row) => scope.isHidden(row, viewer));
    const visible = rows.find((row) => !scope.isHidden(row, viewer));
    const ids = [hidden, visible].flatMap((row) => (row === undefined ? [] : [String(row.values['id'])]));
    return ids.length > 0 ? ids : ['none'];
  };
  const samples: Samples = (root, argument) => CODES[root] ?? SAMPLES[argument as keyof typeof SAMPLES];
  const byKey = broadQueries(schema, idsOf, samples, 'keys').filter(({ query }) => query.includes('(first: 100)'));
  return [...broadQueries(schema, idsOf, samples), ...byKey];
}

/** How many cells reference the record: the most referenced one leads to most other records. */
function referencesTo(row: StoredRow): number {
  return references.get(row.values['id']) ?? 0;
}

describe('the small world', () => {
  it('has canaries in every kind of protected cell that the sample data fills', () => {
    expect(canaries.count).toBeGreaterThan(3_000);
    expect(canaries.kinds().length).toBeGreaterThan(40);
  });

  it(
    'shows the supreme court canaries of every kind, which proves that the search works',
    async () => {
      const seen = new Set<string>();
      for (const { query } of queriesFor('court', FULL)) {
        const response = await graph.query({ audience: 'court', subject: 'supreme', court: '最高法' }, query);
        for (const { row, property } of canaries.in(response.text)) {
          seen.add(`${row.kind}.${property}`);
        }
      }
      expect(canaries.kinds().filter((kind) => !seen.has(kind))).toEqual([]);
    },
    TIMEOUT_MS,
  );
});

describe.each(Object.keys(BEARERS) as Audience[])('responses to the %s', (audience) => {
  const leaked = new Map<string, string>();
  const leakedBySubgraphs = new Map<string, string>();
  let allowed = 0;

  beforeAll(async () => {
    const { text: slice } = await graph.get(BEARERS[audience], '/schema.graphql');
    // For an audience whose queries are rejected if a field is denied, queries of its slice are sent as well.
    const isRejected = audience === 'public' || audience === 'member';
    const whole = queriesFor(audience, FULL);
    for (const { root, query } of isRejected ? [...whole, ...queriesFor(audience, buildSchema(slice))] : whole) {
      const response = await graph.query(BEARERS[audience], query);
      allowed += finder.countIn(response.text);
      const sent = `${response.text} ${JSON.stringify(response.headers)}`;
      for (const leak of finder.leaksIn(sent, viewerOf(audience))) {
        leaked.set(leak, root);
      }
      for (const leak of finder.leaksIn(graph.replies().join(' '), viewerOf(audience))) {
        leakedBySubgraphs.set(leak, root);
      }
    }
  }, TIMEOUT_MS);

  it('contain no cell and no record that is hidden from them', () => {
    expect(Object.fromEntries(leaked)).toEqual({});
    process.stdout.write(`${audience}: ${allowed} canaries and ids, ${leaked.size} kinds of leaks\n`);
  });

  it('contain none in the subgraphs’ replies to the gateway either', () => {
    expect(Object.fromEntries(leakedBySubgraphs)).toEqual({});
  });
});

describe('beside the responses', () => {
  it('no log line contains a canary, an id or a token', () => {
    expect(graph.log().length).toBeGreaterThan(10_000);
    expect(finder.countIn(graph.log())).toBe(0);
    expect(graph.log()).not.toMatch(/eyJ[\w-]+\.|Bearer|v1\.process\./);
  });

  it('no file of the access ledger contains a canary or an id', () => {
    const files = readdirSync(graph.folder).filter((name) => name.startsWith('access-ledger'));
    expect(files).not.toEqual([]);
    for (const file of files) {
      expect(finder.countIn(readFileSync(join(graph.folder, file), 'utf8'))).toBe(0);
    }
  });
});
