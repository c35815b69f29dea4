import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { AUDIENCES, type Audience } from '../../../subgraphs/shared/access/audiences.ts';
import { IS_DEEP, perDepth } from '../../../subgraphs/shared/testing/depth.ts';

import { describeFinding, fuzzAudience } from './fuzz-audience.ts';
import { openFuzzedGraph, type FuzzedGraph } from './open-graph.ts';
import { ALL_SEEING, claimsOf, fuzzedViewer } from './viewers.ts';
import { isVisible } from './visible-rows.ts';
import { makeWorld } from './world/make-world.ts';
import { recordsOf } from './world/records.ts';
import { twinOf } from './world/twin.ts';

/** For each audience; `npm run access-fuzz` runs more. */
const OPERATIONS = Number(process.env['ACCESS_FUZZ_OPERATIONS'] ?? perDepth({ quick: 40, deep: 2_000 }));
/** `npm test` takes one of those who get null, one of those for whom a field does not exist, and the public. */
const FUZZED: readonly Audience[] = IS_DEEP ? AUDIENCES : ['committee', 'member', 'public'];
const SEED = Number(process.env['ACCESS_FUZZ_SEED'] ?? 4);

describe('what a viewer may not see', () => {
  let graph: FuzzedGraph;

  beforeAll(async () => {
    graph = await openFuzzedGraph();
  }, 300_000);
  afterAll(() => graph.close());

  it.each(FUZZED)(
    `changes no byte of what %s gets, and nothing else is withheld (seed ${SEED})`,
    async (audience) => {
      const findings: string[] = [];
      const { withData } = await fuzzAudience(graph, audience, {
        operations: OPERATIONS,
        seed: SEED,
        referenceEvery: 4,
        onFinding: (finding) => void findings.push(describeFinding(audience, finding)),
      });
      expect(findings.slice(0, 3)).toEqual([]);
      expect(withData).toBeGreaterThan(OPERATIONS / 4);
    },
    1_800_000,
  );

  it.each(AUDIENCES.filter((audience) => audience !== 'court'))(
    'exists: the twin for %s has other records and other words',
    (audience) => {
      const viewer = fuzzedViewer(audience);
      const world = makeWorld(graph.columns, SEED);
      const twin = twinOf(world, graph.columns, viewer, SEED);
      const kinds = ['EnforcementCase', 'Party', 'Sanction', 'InquiryRequest'];
      const hidden = kinds.filter((kind) =>
        recordsOf(world, kind).some((record) => !isVisible(viewer, kind, record, world)),
      );
      expect(hidden).toEqual(kinds);
      for (const kind of kinds) {
        expect(recordsOf(twin, kind)).not.toEqual(recordsOf(world, kind));
      }
    },
  );

  it('is visible to a viewer who may see everything', async () => {
    const world = makeWorld(graph.columns, SEED);
    await graph.load('given', world);
    const lists = {
      enforcementCases: 'EnforcementCase',
      sanctions: 'Sanction',
      meetings: 'Meeting',
      agencies: 'Agency',
    };
    const { body } = await graph.request(
      'given',
      ALL_SEEING,
      `{ ${Object.keys(lists)
        .map((list) => `${list} { totalCount }`)
        .join(' ')} }`,
      {},
    );
    expect(JSON.parse(body)).toEqual({
      data: Object.fromEntries(
        Object.entries(lists).map(([list, kind]) => [list, { totalCount: recordsOf(world, kind).length }]),
      ),
    });
  });

  it('does not break introspection in the same operation', async () => {
    // A case that the fuzz found: a variable of a type that the auditor's own schema does not have.
    const { status, body } = await graph.request(
      'given',
      claimsOf('auditor'),
      'query ($code: CreditCode!) { __schema { __typename } partiesByCreditCode(creditCode: $code) { totalCount } }',
      { code: '91350902X011003614' },
    );
    expect([status, JSON.parse(body)]).toMatchObject([
      200,
      { data: { __schema: { __typename: '__Schema' }, partiesByCreditCode: null } },
    ]);
  });
});
