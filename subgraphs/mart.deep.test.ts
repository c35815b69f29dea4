import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { getNamedType, isLeafType, isObjectType } from 'graphql';
import { pino } from 'pino';

import { TEST_TODAY } from '../seed/test-data/test-targets.ts';

import { SUBGRAPHS } from './definitions.ts';
import type { Viewer } from './shared/access/viewer.ts';
import { clockOf } from './shared/clock.ts';
import { buildMart } from './shared/mart/build-mart.ts';
import { martKey } from './shared/mart/mart-key.ts';
import { COLUMN_OF } from './shared/measures/dimensions.ts';
import { openSubgraph, type OpenSubgraph } from './shared/server/open-subgraph.ts';
import { subgraphSchema } from './shared/server/subgraph-schema.ts';
import { ROW_VIEWERS } from './shared/testing/row-viewers.ts';
import { signedRequest, signedViewer } from './shared/testing/signed-request.ts';

const QUESTIONS = 200;
const KEY = 'a key for tests';

/** Viewers who may ask; the places are those of the sample data. */
const VIEWERS = ROW_VIEWERS.map(([, viewer]) => viewer).filter(({ scopes }) => scopes.includes('statistics:read'));

describe.each(Object.values(SUBGRAPHS))('the mart of $name over the sample data', (definition) => {
  let folder: string;
  let subgraph: OpenSubgraph;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lianzhi-mart-'));
    const database = { kind: 'sqlite', file: `.data/test/${definition.name}.sqlite` } as const;
    const now = clockOf(TEST_TODAY);
    await buildMart(definition, { database, folder, key: martKey(KEY, definition.name), now });
    subgraph = await openSubgraph(definition, {
      database,
      cursorKey: KEY,
      logger: pino({ level: 'silent' }),
      now,
      viewerOf: signedViewer(),
      mart: { folder, memory: '512MB', byDefault: 'LIVE' },
    });
  });
  afterAll(async () => {
    await subgraph.close();
    await rm(folder, { recursive: true });
  });

  it(`answers ${QUESTIONS} random questions as the office's database does, byte for byte`, async () => {
    const answer = async (query: string, viewer: Viewer, freshness: string): Promise<string> => {
      const text = query.replace('Statistics(', `Statistics(freshness: ${freshness}, `);
      return (await subgraph.handler(signedRequest(text, {}, viewer))).body;
    };
    let rows = 0;
    for (const { query, viewer } of fc.sample(questionsOf(definition), { numRuns: QUESTIONS, seed: 20_261_127 })) {
      const live = await answer(query, viewer, 'LIVE');
      expect([query, viewer, await answer(query, viewer, 'MART')]).toEqual([query, viewer, live]);
      rows += live.split('"period"').length - 1;
    }
    expect(rows).toBeGreaterThan(QUESTIONS);
  }, 3_600_000);
});

const PERIODS = ['2019', '2021', '2020-Q2', '2018-01-01/2022-01-01', '2021-03', '2020-05-17/2020-09-02'];
const FILTERS = [
  'null',
  '{ region: "350000" }',
  '{ region: "350900" }',
  '{ court: "闽09" }',
  '{ debtorKind: [PERSON] }',
  '{ debtorKind: [AGENCY ENTERPRISE] }',
  '{ typeCode: [FIRST_ENFORCEMENT] }',
  '{ cause: "买卖合同纠纷" }',
];

function questionsOf(definition: (typeof SUBGRAPHS)['cases']): fc.Arbitrary<{ query: string; viewer: Viewer }> {
  const field = Object.values(subgraphSchema(definition).executable.getQueryType()?.getFields() ?? {}).find(
    ({ name }) => name.endsWith('Statistics'),
  );
  const row = field && getNamedType(field.type);
  const measures = Object.values(isObjectType(row) ? row.getFields() : {})
    .filter(({ type, args, name }) => isLeafType(getNamedType(type)) && args.length === 0 && name !== 'asOf')
    .map(({ name }) => name);
  const dimensions = Object.entries(COLUMN_OF)
    .filter(([, column]) => definition.sources.some(({ columns }) => columns[column] !== undefined))
    .map(([dimension]) => dimension);
  return fc
    .record({
      viewer: fc.constantFrom(...VIEWERS),
      period: fc.constantFrom(...PERIODS),
      groupBy: fc.subarray(['PERIOD', ...dimensions], { maxLength: 3 }),
      unit: fc.constantFrom('YEAR', 'QUARTER', 'MONTH'),
      level: fc.constantFrom('PROVINCE', 'CITY', 'COUNTY'),
      filter: fc.constantFrom(...FILTERS),
      fields: fc.subarray(measures, { minLength: 1 }),
    })
    .map(({ viewer, period, groupBy, unit, level, filter, fields }) => ({
      viewer,
      query:
        `{ ${field?.name}(period: "${period}", groupBy: [${groupBy.join(' ')}], periodUnit: ${unit}, ` +
        `regionLevel: ${level}, filter: ${filter}) { period ${fields.join(' ')} } }`,
    }));
}
