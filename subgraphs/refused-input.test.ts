import { expect, it } from '@jest/globals';

import { cases } from './cases/subgraph.ts';
import { credit } from './credit/subgraph.ts';
import { performance } from './performance/subgraph.ts';
import { describeOnEachDatabase, type Scratch } from './shared/testing/scratch-database.ts';

/**
 * `field` is null for a literal that a scalar rejects: the gateway, which has the original document, names the field.
 */
type Refused = [about: string, query: string, field: string | null, variables?: Record<string, unknown>];

const SECRET = '11010519491231002X';
const FILTERED = 'query ($f: EnforcementCaseFilter) { enforcementCases(filter: $f) { totalCount } }';
const CHECKED = 'query ($them: [String!]!) { creditCheck(identifiers: $them) { listed } }';

const ofCases: Refused[] = [
  ['a page of none', '{ enforcementCases(first: 0) { totalCount } }', 'first'],
  ['a page below none', '{ judgments(first: -1) { edges { node { id } } } }', 'first'],
  ['a page without end', '{ petitions(first: 1000000000) { totalCount } }', 'first'],
  ['a case number in a literal', `{ enforcementCaseByNumber(caseNumber: "${SECRET}") { id } }`, null],
  [
    'a case number of seven',
    'query ($n: CaseNumber!) { enforcementCaseByNumber(caseNumber: $n) { id } }',
    'n',
    { n: 7 },
  ],
  ['a court code', '{ court(code: "闽09020") { id: name } }', null],
  ['a region code', '{ region(code: "35090") { name } }', null],
  ['an identity number', '{ partiesByIdNumber(idNumber: "110105194912310021") { totalCount } }', null],
  ['a credit code', '{ partiesByCreditCode(creditCode: "91110000600037342L") { totalCount } }', null],
  ['a month', FILTERED, 'f.filed', { f: { filed: '2021-13' } }],
  ['a day of a period', '{ caseStatistics(period: "2021-02-30/2022-01-01") { total } }', null],
  ['a member of an enum', FILTERED, 'f.status[0]', { f: { status: [SECRET] } }],
  ['a filter that is not offered', FILTERED, 'f', { f: { [SECRET]: 1 } }],
  ['an amount in words', FILTERED, 'f.claimAmount.min', { f: { claimAmount: { min: SECRET } } }],
  ['an amount that is a fraction in JSON', FILTERED, 'f.claimAmount.min', { f: { claimAmount: { min: 0.1 } } }],
  ['amounts from more to less', FILTERED, 'filter.claimAmount', { f: { claimAmount: { min: '2.00', max: '1.00' } } }],
  ['a page size that is null', 'query ($n: Int = 5) { campaigns(first: $n) { totalCount } }', 'n', { n: null }],
  ['half a character in a variable', FILTERED, 'f', { f: { cause: `${SECRET}\ud842` } }],
  ['a NUL in a variable', FILTERED, 'f', { f: { cause: `${SECRET}\u0000` } }],
  ['a NUL in a literal', `{ enforcementCase(id: "${SECRET}\\u0000") { id } }`, 'id'],
  ['a NUL in a filter', `{ campaigns(filter: { name: "${SECRET}\\u{0}" }) { totalCount } }`, 'filter'],
];

const ofCredit: Refused[] = [
  ['1,001 identifiers', CHECKED, 'identifiers', { them: Array.from({ length: 1001 }, () => SECRET) }],
  ['an identifier that is null', CHECKED, 'them[0]', { them: [null] }],
  ['a page of none', '{ dishonestListings(first: 0) { totalCount } }', 'first'],
];

const ofPerformance: Refused[] = [
  ['no key', '{ agency { id } }', 'id | creditCode'],
  ['two keys', '{ agency(id: "a", creditCode: "91350100M000100Y43") { id } }', 'id | creditCode'],
];

describeOnEachDatabase(cases, 'bad input to cases', (scratch) => {
  it.each(ofCases)('in %s is refused before any statement', (_, ...request) => expectRefusal(scratch, ...request));

  it('in a cursor of another list is refused before any statement', async () => {
    await expectCode(scratch, '{ enforcementCases(after: "WzFd") { totalCount } }', 'BAD_CURSOR');
  });
});

describeOnEachDatabase(performance, 'bad input to performance', (scratch) => {
  it.each(ofPerformance)('in %s is refused before any statement', (_, ...request) =>
    expectRefusal(scratch, ...request),
  );
});

describeOnEachDatabase(credit, 'bad input to credit', (scratch) => {
  it.each(ofCredit)('in %s is refused before any statement', (_, ...request) => expectRefusal(scratch, ...request));
});

/** Exactly one typed error that names the field and the expected value, and does not repeat the input. */
async function expectRefusal(
  scratch: Scratch,
  query: string,
  field: string | null,
  variables?: Record<string, unknown>,
): Promise<void> {
  const [error] = await expectCode(scratch, query, 'BAD_USER_INPUT', variables);
  const text = expect.stringMatching(/\S/u) as unknown;
  expect(error?.extensions).toMatchObject({ ...(field && { field }), fault: text, expected: text });
}

async function expectCode(scratch: Scratch, query: string, code: string, variables?: Record<string, unknown>) {
  const { errors = [] } = await scratch.ask(query, variables);
  expect(errors.map(({ extensions }) => extensions['code'])).toEqual([code]);
  expect(JSON.stringify(errors)).not.toContain(SECRET);
  expect(scratch.statements()).toEqual([]);
  return errors;
}
