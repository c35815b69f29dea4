import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { AUDIENCES } from '../../../subgraphs/shared/access/viewer.ts';

import { describeFinding } from './describe-finding.ts';
import { fuzzAudience } from './fuzz-audience.ts';
import { openFuzzedGraph, type FuzzedGraph } from './open-graph.ts';
import { isVisible } from './reference/rows.ts';
import { ALL_SEEING, claimsOf, fuzzedViewer } from './viewers.ts';
import { makeWorld } from './world/make-world.ts';
import { twinOf } from './world/twin.ts';
import { recordsOf } from './world/world.ts';

/** Of each audience; `npm run access-fuzz` asks more. */
const OPERATIONS = Number(process.env['ACCESS_FUZZ_OPERATIONS'] ?? 2_000);
const SEED = Number(process.env['ACCESS_FUZZ_SEED'] ?? 4);

describe('what a viewer may not see', () => {
  let graph: FuzzedGraph;

  beforeAll(async () => {
    graph = await openFuzzedGraph();
  }, 300_000);
  afterAll(() => graph.close());

  it.each(AUDIENCES)(
    `changes no byte that %s is told, and nothing else is kept back (seed ${SEED})`,
    async (audience) => {
      const findings: string[] = [];
      const { telling } = await fuzzAudience(graph, audience, {
        operations: OPERATIONS,
        seed: SEED,
        referenceEvery: 4,
        onFinding: (finding) => void findings.push(describeFinding(audience, finding)),
      });
      expect(findings.slice(0, 3)).toEqual([]);
      expect(telling).toBeGreaterThan(OPERATIONS / 2);
    },
    1_800_000,
  );

  it.each(AUDIENCES.filter((audience) => audience !== 'court'))(
    'is there to be found: the twin of %s has records and words of its own',
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

  it('is all told to somebody who may see all', async () => {
    const world = makeWorld(graph.columns, SEED);
    await graph.hold('given', world);
    const lists = {
      enforcementCases: 'EnforcementCase',
      sanctions: 'Sanction',
      meetings: 'Meeting',
      agencies: 'Agency',
    };
    const { body } = await graph.ask(
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

  it('does not break what is told of the schema beside it', async () => {
    // The fuzz found it: a variable of a type that the auditor's own schema does not have.
    const { status, body } = await graph.ask(
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
