import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { EnforcementCase } from '../../../subgraphs/cases/enforcement-case/enforcement-case.entity.ts';
import { Party } from '../../../subgraphs/cases/party/party.entity.ts';
import { DishonestListing } from '../../../subgraphs/credit/dishonest-listing/dishonest-listing.entity.ts';
import { addMonths } from '../../../subgraphs/shared/date-arithmetic.ts';
import type { DevelopmentClaims } from '../../authentication/issuing/issue-token.ts';
import type { Bearer } from '../../authentication/issuing/personas.ts';

import { openIsolationGraph, type IsolationGraph } from './isolation-graph.ts';

const ANALYST: DevelopmentClaims = { audience: 'analyst', subject: 'analyst-1', region: '000000', purpose: '统计' };

/** Fewest private persons whose cases look alike. */
const FEWEST = 10;
/** The longest time from filing to publication that the attacker reckons with, in months. */
const LONGEST = 36;

/** A published name with what is published beside it. */
interface Listed {
  readonly name: string;
  readonly court: string;
  readonly duty: number;
  readonly month: string;
}

/** A row as an analyst is told it, and, for judging the guess only, whose it is. */
interface Told {
  readonly region: string | null;
  readonly month: string | null;
  readonly from: number | null;
  readonly below: number | null;
  readonly debtors: readonly { readonly name: string; readonly person: string }[];
  readonly court: string;
}

const LIST = `query ($after: String) { publishedDishonestListings(first: 100, after: $after, filter: { subjectKind: [PERSON] }) {
  pageInfo { hasNextPage endCursor } nodes { name court { code } duty publishedOn } } }`;
const ROWS = `query ($after: String) { namelessCases(first: 100, after: $after, filter: { debtorKind: [PERSON] }) {
  pageInfo { hasNextPage endCursor } nodes { region { code } filedMonth claimFrom claimBelow } } }`;

/**
 * The attack that put 832 of 832 published names to cases: whoever has the published list and an analyst's rows looks for the
 * rows that each name may be. A name and a row may belong together where prefecture, month (filed at most three years before it was
 * published) and amount (the duty, less half that was performed to half as much again by interest) do not contradict.
 */
describe('published names and the cases of an analyst', () => {
  let graph: IsolationGraph;
  let listed: readonly Listed[];
  let rows: readonly Told[];
  let prefectureOf: (court: string) => string | undefined;

  beforeAll(async () => {
    graph = await openIsolationGraph(false, {}, 4);
    const nodes = (await everyPage(graph, 'public', LIST, 'publishedDishonestListings')) as {
      name: string;
      court: { code: string };
      duty: string;
      publishedOn: string;
    }[];
    listed = nodes.flatMap(({ name, court, duty, publishedOn }) => {
      const amount = /([\d.]+)元/.exec(duty)?.[1];
      return amount === undefined
        ? []
        : [{ name, court: court.code, duty: Number(amount), month: publishedOn.slice(0, 7) }];
    });
    const told = (await everyPage(graph, ANALYST, ROWS, 'namelessCases')) as {
      region: { code: string } | null;
      filedMonth: string | null;
      claimFrom: string | null;
      claimBelow: string | null;
    }[];
    const em = graph.em('cases');
    const cases = await em.find(EnforcementCase, { debtorKind: 'PERSON' }, { orderBy: { id: 'asc' } });
    const debtors = Map.groupBy(await em.find(Party, { role: 'DEBTOR' }), ({ caseId }) => caseId);
    expect(cases).toHaveLength(told.length);
    rows = told.map(({ region, filedMonth, claimFrom, claimBelow }, at) => ({
      region: region?.code ?? null,
      month: filedMonth,
      from: claimFrom === null ? null : Number(claimFrom),
      below: claimBelow === null ? null : Number(claimBelow),
      debtors: (debtors.get(cases[at]?.id ?? '') ?? []).map(({ name, idNumber }) => ({
        name,
        person: idNumber ?? name,
      })),
      court: cases[at]?.courtCode ?? '',
    }));
    const regions = await em.execute<{ court: string; region: string }[]>(
      "select d.court_code as court, g.ancestor as region from court_directory d join region_closure g on g.descendant = d.region_code and g.ancestor_level = 'CITY'",
    );
    const above = new Map(regions.map(({ court, region }) => [court, region]));
    prefectureOf = (court) => above.get(court);
  });
  afterAll(() => graph?.close());

  it('leave for each name the cases of ten persons or more, and a guess among them is right as often as chance', () => {
    const persons = listed.filter(({ court }) => prefectureOf(court) !== undefined);
    expect(persons.length).toBeGreaterThan(100);
    let [right, blind, fewest, told] = [0, 0, Infinity, 0];
    for (const { name, court, duty, month } of persons) {
      const region = prefectureOf(court);
      const earliest = addMonths(`${month}-01`, -LONGEST).slice(0, 7);
      const isPossible = (row: Told): boolean =>
        (row.region === null || row.region === region) &&
        (row.month === null || (row.month <= month && row.month >= earliest)) &&
        (row.from === null || row.from <= duty * 1.5) &&
        (row.below === null || row.below > duty / 2);
      const possible = rows.filter(isPossible);
      const whose = new Set(possible.flatMap(({ debtors }) => debtors.map(({ person }) => person)));
      const isHis = (row: Told): boolean => row.court === court && row.debtors.some((one) => one.name === name);
      right += possible.length === 0 ? 0 : possible.filter(isHis).length / possible.length;
      fewest = Math.min(fewest, whose.size);
      const ofPlace = rows.filter((row) => prefectureOf(row.court) === region);
      blind += ofPlace.filter(isHis).length / ofPlace.length;
    }
    told = rows.filter(({ month }) => month !== null).length;
    process.stdout.write(
      `naming: ${persons.length} published names, ${rows.length.toLocaleString('en')} rows, ${told.toLocaleString('en')} with place, month and range; ` +
        `the fewest persons that a name may be: ${fewest}; right guesses to expect ${right.toFixed(2)}, ` +
        `of ${(persons.length / FEWEST).toFixed(1)} by chance among ten, ${blind.toFixed(2)} among all of the prefecture.\n`,
    );
    expect(fewest).toBeGreaterThanOrEqual(FEWEST);
    expect(right).toBeLessThanOrEqual(persons.length / FEWEST);
  });

  it('are alike in place, month and range to those of ten persons or more', () => {
    const alike = Map.groupBy(rows, ({ region, month, from, below }) => JSON.stringify([region, month, from, below]));
    const sizes = [...alike.values()].map(
      (group) => new Set(group.flatMap(({ debtors }) => debtors.map(({ person }) => person))).size,
    );
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(FEWEST);
  });

  it('are not joined by an amount: hardly any published duty is that of a claim', async () => {
    const em = graph.em('cases');
    const claims = new Set((await em.find(EnforcementCase, {})).map(({ claimAmount }) => Number(claimAmount)));
    const equal = listed.filter(({ duty }) => claims.has(duty));
    process.stdout.write(`naming: ${equal.length} of ${listed.length} published duties are equal to a claim.\n`);
    expect(equal.length).toBeLessThan(listed.length / 20);
  });

  it.each([
    'enforcementCases(first: 1) { nodes { claimAmount } }',
    'enforcementCase(id: "x") { filedOn }',
    'judgments(first: 1) { nodes { amount } }',
    'caseNodes(first: 1) { nodes { doneOn } }',
    'petitions(first: 1) { nodes { filedOn } }',
    'party(id: "x") { kind }',
    'sanctions(first: 1) { nodes { amount } }',
    'consumptionRestrictions(first: 1) { nodes { imposedOn } }',
    'exitRestrictions(first: 1) { nodes { decidedOn } }',
    'refusalProsecutions(first: 1) { nodes { filedOn } }',
    'creditRepairs(first: 1) { nodes { appliedOn } }',
    'gridTasks(first: 1) { nodes { givenOn } }',
    'witnessedSessions(first: 1) { nodes { heldOn } }',
    'payouts(first: 1) { nodes { amount } }',
    'auctions(first: 1) { nodes { dealPrice } }',
    'dishonestListings(first: 1) { nodes { listedOn } }',
    'courts(first: 1) { nodes { enforcementCases(first: 1) { totalCount } } }',
  ])('are not reached by %s', async (field) => {
    const { data, errors } = await graph.send(ANALYST, `{ ${field} }`);
    expect(errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['UNAUTHORIZED_FIELD_OR_TYPE']);
    expect(JSON.stringify(data)).toMatch(/^(null|.*null.*)$/);
    expect(JSON.stringify(data)).not.toMatch(/\d/);
  });

  it('have no listing behind them in another office', async () => {
    // The list has no id of a listing, and a row has none of a case.
    expect(await graph.em('credit').count(DishonestListing, {})).toBeGreaterThan(0);
    const { errors } = await graph.send(ANALYST, '{ namelessCases { nodes { dishonestListings { totalCount } } } }');
    expect(errors?.[0]?.extensions?.['code']).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});

async function everyPage(graph: IsolationGraph, bearer: Bearer, query: string, field: string): Promise<unknown[]> {
  const nodes: unknown[] = [];
  let after: string | null = null;
  do {
    const { data, errors } = await graph.send(bearer, query, { after });
    expect(errors?.[0]).toBeUndefined();
    const page = data?.[field] as { nodes: unknown[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
    nodes.push(...page.nodes);
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return nodes;
}
