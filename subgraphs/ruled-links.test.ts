import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getNamedType } from 'graphql';
import { pino } from 'pino';

import { assets } from './assets/subgraph.ts';
import { credit } from './credit/subgraph.ts';
import { linkage } from './linkage/subgraph.ts';
import type { Viewer } from './shared/access/viewer.ts';
import { openSubgraph, type OpenSubgraph } from './shared/server/open-subgraph.ts';
import { subgraphSchema } from './shared/server/subgraph-schema.ts';
import { expectedRows } from './shared/testing/expected-rows.ts';
import { openRowGround, type RowGround } from './shared/testing/row-ground.ts';
import { ROW_VIEWERS } from './shared/testing/row-viewers.ts';
import { signedRequest, signedViewer } from './shared/testing/signed-request.ts';
import { WITH_AGENCY, WITH_CASE } from './shared/visibility/shown-with.ts';

/** Links from visible records to records that may be hidden: by property and form. */
type Link = readonly [record: string, link: string, property: string, form: string];
const OF_MEASURES: readonly Link[] = [
  'DishonestListing',
  'ConsumptionRestriction',
  'ExitRestriction',
  'Sanction',
  'RefusalProsecution',
].flatMap((record) => [
  [record, 'enforcementCase', 'caseId', WITH_CASE],
  [record, 'party', 'partyId', WITH_CASE],
]);
const LINKS = [
  {
    definition: assets,
    links: [
      ['InquiryRequest', 'enforcementCase', 'caseId', WITH_CASE],
      ['InquiryRequest', 'subject', 'subjectPartyId', WITH_CASE],
    ] as readonly Link[],
  },
  { definition: credit, links: OF_MEASURES },
  {
    definition: linkage,
    links: [
      ['AssistanceBreach', 'enforcementCase', 'caseId', WITH_CASE],
      ['CircularMention', 'enforcementCase', 'caseId', WITH_CASE],
      ['AdviceLetter', 'enforcementCase', 'caseId', WITH_CASE],
      ['AdviceLetter', 'procuratorate', 'procuratorateId', WITH_AGENCY],
      ['JointConference', 'convener', 'convenerAgencyId', WITH_AGENCY],
      ['Meeting', 'convener', 'convenerAgencyId', WITH_AGENCY],
      ['Circular', 'issuer', 'issuerAgencyId', WITH_AGENCY],
    ] as readonly Link[],
  },
];

describe.each(LINKS)('a visible record, in $definition.name', ({ definition, links }) => {
  const { executable } = subgraphSchema(definition);
  let ground: RowGround;
  let subgraph: OpenSubgraph;

  beforeAll(async () => {
    ground = await openRowGround(definition);
    subgraph = await openSubgraph(definition, {
      database: ground.address,
      cursorKey: 'a key for tests',
      logger: pino({ level: 'silent' }),
      viewerOf: signedViewer(),
    });
  });
  afterAll(async () => {
    await subgraph.close();
    await ground.close();
  });

  it.each(links)('%s shows its %s only to viewers who may see that', async (record, link, property, form) => {
    const entity = definition.entities.find(({ name }) => name === record)!;
    const named = new Map(ground.world.rows.get(record)!.map((row) => [row['id'], row[property] ?? null]));
    let shownCount = 0;
    let hiddenCount = 0;
    for (const [name, viewer] of ROW_VIEWERS) {
      const shown = expectedRows(ground, entity, viewer, form);
      for (const [id, key] of await linksOf(record, link, viewer)) {
        expect([name, id, key]).toEqual([name, id, shown.includes(id) ? named.get(id) : null]);
        if (key === null) {
          hiddenCount += 1;
        } else {
          shownCount += 1;
        }
      }
    }
    expect([shownCount > 0, hiddenCount > 0]).toEqual([true, true]);
  });

  /** The links of all visible records, by the records' ids. */
  async function linksOf(record: string, link: string, viewer: Viewer): Promise<readonly [string, string | null][]> {
    const lists = Object.values(executable.getQueryType()!.getFields());
    const list = lists.find(({ type }) => getNamedType(type).name === `${record}Connection`)!.name;
    const query = `{ ${list}(first: 100) { edges { node { id ${link} { id } } } } }`;
    const { data, errors } = JSON.parse((await subgraph.handler(signedRequest(query, {}, viewer))).body) as {
      data: Record<string, { edges: { node: Record<string, never> }[] }>;
      errors?: unknown;
    };
    expect(errors).toBeUndefined();
    return data[list]!.edges.map(({ node }) => {
      const { id, [link]: other } = node as unknown as { id: string; [link: string]: unknown };
      return [id, (other as { id: string } | null)?.id ?? null];
    });
  }
});
