import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { DishonestListing } from '../../../subgraphs/credit/dishonest-listing/dishonest-listing.entity.ts';
import { identityNumberCheckCharacter } from '../../../subgraphs/shared/scalars/identity-number.ts';
import type { DevelopmentClaims } from '../../authentication/issuing/issue-token.ts';

import { openIsolationGraph, type IsolationGraph } from './isolation-graph.ts';

const BANK: DevelopmentClaims = {
  audience: 'member',
  subject: 'clerk-of-a-bank',
  unit: '12513300Y75107010B',
  purpose: '核对客户',
};
const AUDITOR: DevelopmentClaims = { audience: 'auditor', subject: 'auditor-1', purpose: '检查' };

/** As many as one request takes. */
const AT_ONCE = 1000;
const FIELDS = 20;

/** Every number that fits a published one, by age from the middle. */
function candidatesOf(masked: string): string[] {
  const [first, last] = [masked.slice(0, 6), masked.slice(-2)];
  const found: string[] = [];
  for (let day = 0; day < 25_000; day += 1) {
    const away = (day % 2 === 0 ? day : -day - 1) / 2;
    const birthday = new Date(Date.UTC(1975, 0, 1 + Math.trunc(away)));
    const digits = birthday.toISOString().slice(0, 10).replaceAll('-', '');
    for (let tens = 0; tens < 100; tens += 1) {
      const body = `${first}${digits}${String(tens).padStart(2, '0')}${last[0]}`;
      if (identityNumberCheckCharacter(body) === last[1]) {
        found.push(`${body}${last[1]}`);
      }
    }
  }
  return found;
}

/** With `LOOKUPS_PER_HOUR` and `LOOKUP_CANDIDATES` of a million, the first test finds the number by its second request. */
describe('who may compare numbers with the list', () => {
  let graph: IsolationGraph;
  let masked: string;

  beforeAll(async () => {
    graph = await openIsolationGraph();
    // Not every listing of the sample has a number of the right form.
    const { data } = await graph.send(
      'public',
      '{ publishedDishonestListings(first: 100, filter: { subjectKind: [PERSON] }) { nodes { maskedIdentifier } } }',
    );
    const listed = (data?.['publishedDishonestListings'] as { nodes: { maskedIdentifier: string | null }[] }).nodes;
    masked =
      listed.map(({ maskedIdentifier }) => maskedIdentifier ?? '').find((one) => /^\d{6}\*{10}\d[\dX]$/.test(one)) ??
      '';
  });
  afterAll(() => graph?.close());

  it('does not find a listed person’s number from its published form', async () => {
    expect(masked).toMatch(/^\d{6}\*{10}\d[\dX]$/);
    const candidates = candidatesOf(masked);
    const document = `query (${variables('$v?: [String!]!')}) { ${variables('c?: creditCheck(identifiers: $v?) { index listed }', ' ')} }`;
    let [requests, compared, refused] = [0, 0, 0];
    let found: string | undefined;
    for (let at = 0; at < candidates.length && found === undefined && refused < 5; at += AT_ONCE * FIELDS) {
      const asked = Array.from({ length: FIELDS }, (_, field) =>
        candidates.slice(at + field * AT_ONCE, at + (field + 1) * AT_ONCE),
      );
      const { data, errors } = await graph.send(
        BANK,
        document,
        Object.fromEntries(asked.map((them, field) => [`v${field}`, them])),
      );
      requests += 1;
      if (data == null) {
        refused += 1;
        expect(errors?.[0]?.extensions?.['code']).toMatch(/LIMIT/);
        continue;
      }
      asked.forEach((them, field) => {
        const answers = data[`c${field}`] as { index: number; listed: boolean | null }[];
        compared += them.length;
        found ??= them[answers.find(({ listed }) => listed === true)?.index ?? -1];
      });
    }
    process.stdout.write(
      `guessing: ${candidates.length.toLocaleString('en')} candidates of ${masked}, ${requests} requests, ` +
        `${compared.toLocaleString('en')} compared: ${found === undefined ? 'not found' : 'found'}.\n`,
    );
    expect(found).toBeUndefined();
    expect(compared).toBe(0);
  });

  it('finds at most three hundred candidates a day compared, one request after the other, and an alarm for the auditor', async () => {
    const candidates = candidatesOf(masked).slice(100);
    let compared = 0;
    for (let at = 0; at < 400; at += 20) {
      const { data } = await graph.send(BANK, 'query ($v: [String!]!) { creditCheck(identifiers: $v) { listed } }', {
        v: candidates.filter((_, place) => place % 9 === 0).slice(at, at + 20),
      });
      compared += (data?.['creditCheck'] as unknown[] | undefined)?.length ?? 0;
    }
    expect(compared).toBe(300);
    const { data } = await graph.send(
      AUDITOR,
      '{ accessLedger(first: 100, filter: { subject: "clerk-of-a-bank" }) { nodes { verdict fields rowCount } } }',
    );
    const { nodes } = data?.['accessLedger'] as { nodes: { verdict: string; fields: string[]; rowCount: number }[] };
    expect(nodes.filter(({ verdict }) => verdict === 'ALARM').map(({ fields }) => fields)).toEqual(
      expect.arrayContaining([
        ['Query.creditCheck', 'TOO_MANY'],
        ['Query.creditCheck', 'ONE_MASK'],
      ]),
    );
    const answered = nodes.filter(({ verdict }) => verdict === 'ANSWERED');
    expect(answered.map(({ rowCount }) => rowCount)).toEqual(answered.map(() => 20));
    expect(answered).toHaveLength(15);
  });

  it('is recorded with each number, whoever has it', async () => {
    const [listing] = await graph.em('credit').find(DishonestListing, { subjectKind: 'PERSON' }, { limit: 1 });
    const others = ['11010519491231002X', listing?.subjectIdentifier ?? ''];
    const check = 'query ($v: [String!]!) { creditCheck(identifiers: $v) { listed } }';
    await graph.send({ ...BANK, subject: 'clerk-2' }, check, { v: others });
    const { data } = await graph.send(
      AUDITOR,
      '{ accessLedger(filter: { person: "110105491231002" }) { nodes { subject classes fields } } }',
    );
    expect((data?.['accessLedger'] as { nodes: object[] }).nodes).toContainEqual({
      subject: 'clerk-2',
      classes: ['creditCheck'],
      fields: expect.arrayContaining(['CreditCheckAnswer.listed', 'Query.creditCheck']) as unknown,
    });
  });
});

function variables(of: string, between = ', '): string {
  return Array.from({ length: FIELDS }, (_, at) => of.replaceAll('?', String(at))).join(between);
}
