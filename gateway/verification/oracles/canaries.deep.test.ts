import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema, type GraphQLSchema } from 'graphql';

import type { Audience } from '../../../subgraphs/shared/access/viewer.ts';
import { PERSONAS } from '../../authentication/issuing/personas.ts';

import { broadQuestions, type BroadQuestion, type Samples } from './broad-questions.ts';
import { Canaries } from './canaries.ts';
import { ASKERS, openGuardedGraph, type GuardedGraph } from './guarded-graph.ts';
import { leakFinder, type LeakFinder } from './leaks.ts';
import { rowScope, type RowScope, type ScopedViewer } from './row-scope.ts';
import type { StoredRow } from './small-world.ts';

/**
 * Every protected cell of a small world holds a value that stands nowhere else. Each audience asks for everything there
 * is, by every root field, and all that leaves is searched: bodies, headers, what subgraphs tell the gateway, logs and the
 * access ledger's own files.
 */

const FULL = buildSchema(readFileSync(new URL('../../../codegen/api-schema.graphql', import.meta.url), 'utf8'));

/** What the root fields insist on, found in the small world or not. */
const SAMPLES = {
  period: '"2019/2023"',
  caseNumber: '"（2020）闽0902执1号"',
  instrumentNumber: '"（2020）闽0902民初1号"',
  decisionNumber: '"（2020）闽0902司惩1号"',
  idNumber: '"11010519491231002X"',
  creditCode: '"91350100M000100Y43"',
  identifiers: '["11010519491231002X"]',
};

const CODES: Readonly<Record<string, string>> = { region: '"350900"', court: '"闽0921"', indicator: '"none"' };

/** Planning some hundred wide questions takes its time on a busy machine. */
const PATIENCE_MS = 600_000;

const canaries = new Canaries();
let graph: GuardedGraph;
let scope: RowScope;
let finder: LeakFinder;
const mentioned = new Map<unknown, number>();

beforeAll(async () => {
  graph = await openGuardedGraph(canaries.change);
  scope = rowScope(graph.rows);
  finder = leakFinder(graph.rows, canaries, scope);
  for (const { values } of graph.rows) {
    for (const value of Object.values(values)) {
      mentioned.set(value, (mentioned.get(value) ?? 0) + 1);
    }
  }
}, PATIENCE_MS);
afterAll(() => graph.close());

function viewerOf(audience: Audience): ScopedViewer {
  const asker = ASKERS[audience];
  return typeof asker === 'string' ? (PERSONAS[asker].claims ?? { audience }) : asker;
}

function questionsFor(audience: Audience, schema: GraphQLSchema): readonly BroadQuestion[] {
  const viewer = viewerOf(audience);
  const idsOf = (type: string): readonly string[] => {
    const rows = graph.rows.filter(({ kind }) => kind === type).sort((one, other) => mentions(other) - mentions(one));
    const hidden = rows.find((row) => scope.isHidden(row, viewer));
    const visible = rows.find((row) => !scope.isHidden(row, viewer));
    const ids = [hidden, visible].flatMap((row) => (row === undefined ? [] : [String(row.values['id'])]));
    return ids.length > 0 ? ids : ['none'];
  };
  const samples: Samples = (root, argument) => CODES[root] ?? SAMPLES[argument as keyof typeof SAMPLES];
  const byKey = broadQuestions(schema, idsOf, samples, 'keys').filter(({ query }) => query.includes('(first: 100)'));
  return [...broadQuestions(schema, idsOf, samples), ...byKey];
}

/** How many other records name it: those that most do lead to most. */
function mentions(row: StoredRow): number {
  return mentioned.get(row.values['id']) ?? 0;
}

describe('the small world', () => {
  it('has canaries in every kind of protected cell that the sample data fills', () => {
    expect(canaries.count).toBeGreaterThan(3_000);
    expect(canaries.kinds().length).toBeGreaterThan(40);
  });

  it(
    'shows the supreme court every kind of them, so that a search that finds none would be found out',
    async () => {
      const seen = new Set<string>();
      for (const { query } of questionsFor('court', FULL)) {
        const told = await graph.ask({ audience: 'court', subject: 'supreme', court: '最高法' }, query);
        for (const { row, property } of canaries.in(told.text)) {
          seen.add(`${row.kind}.${property}`);
        }
      }
      expect(canaries.kinds().filter((kind) => !seen.has(kind))).toEqual([]);
    },
    PATIENCE_MS,
  );
});

describe.each(Object.keys(ASKERS) as Audience[])('whatever the %s asks', (audience) => {
  const leaked = new Map<string, string>();
  const toldByOffices = new Map<string, string>();
  let found = 0;

  beforeAll(async () => {
    const { text: slice } = await graph.get(ASKERS[audience], '/schema.graphql');
    // Where all that is denied is refused whole, the slice is asked for as well, or nothing would be answered.
    const isRefused = audience === 'public' || audience === 'member';
    const whole = questionsFor(audience, FULL);
    for (const { root, query } of isRefused ? [...whole, ...questionsFor(audience, buildSchema(slice))] : whole) {
      const told = await graph.ask(ASKERS[audience], query);
      found += finder.findsIn(told.text);
      const left = `${told.text} ${JSON.stringify(told.headers)}`;
      for (const leak of finder.leaksIn(left, viewerOf(audience))) {
        leaked.set(leak, root);
      }
      for (const leak of finder.leaksIn(graph.replies().join(' '), viewerOf(audience))) {
        toldByOffices.set(leak, root);
      }
    }
  }, PATIENCE_MS);

  it('no answer holds a cell or a record that is not theirs', () => {
    expect(Object.fromEntries(leaked)).toEqual({});
    process.stdout.write(`${audience}: ${found} canaries and ids that are theirs, ${leaked.size} that are not\n`);
  });

  it('no office tells the gateway what it must not tell', () => {
    expect(Object.fromEntries(toldByOffices)).toEqual({});
  });
});

describe('beside the answers', () => {
  it('no log line holds a canary, an id or a token', () => {
    expect(graph.log().length).toBeGreaterThan(10_000);
    expect(finder.findsIn(graph.log())).toBe(0);
    expect(graph.log()).not.toMatch(/eyJ[\w-]+\.|Bearer|v1\.process\./);
  });

  it('no file of the access ledger holds a canary or an id', () => {
    const files = readdirSync(graph.folder).filter((name) => name.startsWith('access-ledger'));
    expect(files).not.toEqual([]);
    for (const file of files) {
      expect(finder.findsIn(readFileSync(join(graph.folder, file), 'utf8'))).toBe(0);
    }
  });
});
