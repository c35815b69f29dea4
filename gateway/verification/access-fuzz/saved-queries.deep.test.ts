import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';

import { AUDIENCES } from '../../../subgraphs/shared/access/audiences.ts';
import { LIBRARY, readDefinitions } from '../../saved-queries/registry.ts';

import { countsMoreThanIsSeen } from './compare-statistics.ts';
import { expectedOf } from './expected-answer.ts';
import { openFuzzedGraph, responseText, type FuzzedGraph } from './open-graph.ts';
import { claimsOf, fuzzedViewer } from './viewers.ts';
import { isElsewhere } from './world/elsewhere.ts';
import { makeWorld } from './world/make-world.ts';
import { twinOf } from './world/twin.ts';

const SEEDS = [5, 6, 7];
const FORMS = ['csv', 'ndjson', 'json'];
/** A period in which all records of the worlds lie, in place of the library's own default. */
const ALL_TIME = '2015-01-01/2023-01-01';

const queries = (await readDefinitions([LIBRARY])).definitions.map(({ query }) => query);

describe('what a viewer may not see changes no byte of a saved query’s file', () => {
  let graph: FuzzedGraph;

  beforeAll(async () => {
    graph = await openFuzzedGraph();
  }, 300_000);
  afterAll(() => graph.close());

  it.each(AUDIENCES.flatMap((audience) => SEEDS.map((seed) => [audience, seed] as const)))(
    'for %s (seed %i)',
    async (audience, seed) => {
      const viewer = fuzzedViewer(audience);
      const world = makeWorld(graph.columns, seed);
      await graph.load('given', world);
      await graph.load('twin', twinOf(world, graph.columns, viewer, seed));
      await graph.load(
        'twin elsewhere',
        twinOf(world, graph.columns, viewer, seed, (record) => isElsewhere(viewer, record)),
      );
      const claims = claimsOf(audience);
      let withRows = 0;
      const differing: string[] = [];
      for (const { name, parameters, audiences, document } of queries) {
        const { types } = expectedOf(graph.schema, parse(document), {}, undefined, viewer.scopes);
        const countsMore = countsMoreThanIsSeen(audience, types);
        const period = parameters.find(({ type }) => type.startsWith('Period'));
        const paths = [`/q/${name}`, ...(period === undefined ? [] : [`?${period.name}=${ALL_TIME}`])];
        for (const form of FORMS) {
          const path = paths.length === 1 ? `${paths[0]}.${form}` : `${paths[0]}.${form}${paths[1]}`;
          const given = await graph.runQuery('given', claims, path);
          const twin = await graph.runQuery(countsMore ? 'twin elsewhere' : 'twin', claims, path);
          if (responseText(given) !== responseText(twin)) {
            differing.push(`${path}\n${responseText(given)}\n${responseText(twin)}`);
          }
          if (!audiences.includes(audience)) {
            expect([path, [401, 404].includes(given.status)]).toEqual([path, true]);
          }
          withRows += given.status === 200 && /"x-row-count":"[1-9]/.test(given.headers) ? 1 : 0;
        }
      }
      expect(differing.slice(0, 2)).toEqual([]);
      // The worlds have no published figures, which are all that an auditor may run.
      expect(withRows).toBeGreaterThanOrEqual(audience === 'auditor' ? 0 : FORMS.length);
    },
    600_000,
  );
});
