import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { SubgraphName } from '../../../subgraphs/shared/server/subgraph-names.ts';

import { ACCOUNTS, ACCOUNTS_OF_LISTS, type Account } from './accounts.ts';
import { openIsolationGraph, type IsolationGraph } from './isolation-graph.ts';
import { countedLists, type CountedList } from './list-questions.ts';

/** Published, with the names of those who are listed: whoever reads it is told of single persons on purpose. */
const PUBLISHED = ['publishedDishonestListings'];

/** What is sent to a unit about a person who is named in it: a unit lists its own. */
const SENT_TO_UNITS = ['inquiryRequests', 'interceptions', 'adviceLetters'];

/** What a unit's own answers found, and what became of it. */
const FOUND_BY_UNITS = ['assets', 'controlMeasures'];

/** Counts in one request, which all have one text, so that it is planned once. */
const AT_ONCE = 20;

const FEWEST = 10;

describe('what committees, assessment offices and units are told by lists', () => {
  let given: IsolationGraph;
  let withoutPersons: IsolationGraph;

  beforeAll(async () => {
    given = await openIsolationGraph();
    withoutPersons = await openIsolationGraph(true);
  });
  afterAll(async () => {
    await given?.close();
    await withoutPersons?.close();
  });

  // What all accounts were told: counts by list.
  const told = new Map<string, number>();

  describe.each(ACCOUNTS_OF_LISTS)('$bearer.audience of $own', (account) => {
    it('counts no private person: every list has as many records as in a world without the cases of private persons', async () => {
      const differing = new Map<string, string>();
      for (const list of await countedLists(account.within)) {
        const { counts, difference } = await compare(account, list);
        if (counts > 0) {
          told.set(list.name, (told.get(list.name) ?? 0) + counts);
        }
        if (difference !== null && !PUBLISHED.includes(list.name)) {
          differing.set(list.name, difference);
        }
      }
      if (account.bearer.audience === 'member') {
        await expectOwn(account, [...differing.keys()]);
      } else {
        expect(Object.fromEntries(differing)).toEqual({});
      }
    });
  });

  it('is so of each list that once counted private persons, and of all others', () => {
    const counts = [...told.values()].reduce((sum, each) => sum + each, 0);
    process.stdout.write(
      `lists: ${counts.toLocaleString('en')} counts of ${told.size} lists told to ${ACCOUNTS_OF_LISTS.length} accounts.\n`,
    );
    expect(counts).toBeGreaterThan(1000);
    const fewest = [...SENT_TO_UNITS, 'courtIndicatorValues', 'witnessedSessions'].map((name) => told.get(name) ?? 0);
    expect(Math.min(...fewest)).toBeGreaterThan(10);
  });

  it('lists no request, interception or advice that is about a private person', async () => {
    let listed = 0;
    for (const { bearer } of ACCOUNTS_OF_LISTS.filter(({ bearer: { audience } }) => audience !== 'member')) {
      for (const [name, office, table] of ABOUT_SOMEBODY) {
        const ids = (await recordsOf<{ id: string }>(given, bearer, name, 'id')).map(({ id }) => id);
        listed += ids.length;
        expect(await ofPersons(office, table, ids)).toEqual([]);
      }
    }
    process.stdout.write(`lists: ${listed} records of units and courts listed, 0 of them about private persons.\n`);
    expect(listed).toBeGreaterThan(10);
  });

  it('tells no indicator of a court that stands for fewer than ten private persons', async () => {
    const persons = await personsByIndicator();
    let told = 0;
    let withheld = 0;
    const fewest: number[] = [];
    for (const { bearer, own } of [...ACCOUNTS, ...ACCOUNTS_OF_LISTS]) {
      const nodes = await recordsOf<IndicatorValue>(
        given,
        bearer,
        'courtIndicatorValues',
        'id value met withheldReason',
      );
      for (const { id, value, met, withheldReason } of nodes) {
        const standsFor = persons.get(id) ?? 0;
        const isTold = value !== null || met !== null;
        told += isTold ? 1 : 0;
        withheld += withheldReason === null ? 0 : 1;
        if (isTold) {
          fewest.push(standsFor);
        }
        expect([own, id, isTold && standsFor < FEWEST]).toEqual([own, id, false]);
      }
    }
    process.stdout.write(
      `courtIndicatorValues: ${told} values told, of ${Math.min(...fewest)} persons or more, ${withheld} withheld: 0 persons isolated.\n`,
    );
    expect([told > 0, withheld > 0]).toEqual([true, true]);
  });

  /** Counts a list under every filter in both worlds; the first difference, in words. */
  async function compare(
    { bearer }: Account,
    list: CountedList,
  ): Promise<{ counts: number; difference: string | null }> {
    let counts = 0;
    let difference: string | null = null;
    for (let at = 0; at < list.filters.length; at += AT_ONCE) {
      const asked = list.filters.slice(at, at + AT_ONCE);
      const [whole, rest] = await Promise.all(
        [given, withoutPersons].map((graph) => countsOf(graph, bearer, list, asked)),
      );
      asked.forEach((filter, place) => {
        const [one, other] = [whole?.[place], rest?.[place]];
        counts += one === null ? 0 : 1;
        if (one !== other) {
          difference ??= `${JSON.stringify(filter)}: ${one} and ${other} without private persons`;
        }
      });
      if (counts === 0) {
        break;
      }
    }
    return { counts, difference };
  }

  /** A unit is told of persons by what was sent to itself, or found by its own answers, and by nothing else. */
  async function expectOwn({ bearer, own }: Account, lists: readonly string[]): Promise<void> {
    expect(lists.filter((name) => !SENT_TO_UNITS.includes(name) && !FOUND_BY_UNITS.includes(name))).toEqual([]);
    for (const name of lists.filter((each) => SENT_TO_UNITS.includes(each))) {
      const { data } = await given.send(
        bearer,
        `{ all: ${name} { totalCount } own: ${name}(filter: { agency: "${bearer.subject}" }) { totalCount } }`,
      );
      expect([own, name, data?.['all']]).toEqual([own, name, data?.['own']]);
    }
  }

  /** Of these records, those about private persons, by the office's own database. */
  async function ofPersons(office: SubgraphName, table: string, ids: readonly string[]): Promise<readonly string[]> {
    const cases = await given
      .em('cases')
      .execute<{ id: string }[]>("select id from enforcement_case where debtor_kind = 'PERSON'");
    const owing = new Set(cases.map(({ id }) => id));
    const rows = await given.em(office).execute<{ id: string; case_id: string }[]>(`select id, case_id from ${table}`);
    return rows.filter((row) => ids.includes(row.id) && owing.has(row.case_id)).map(({ id }) => id);
  }

  /** For how many private persons an indicator of a court stands, as the office recorded it. */
  async function personsByIndicator(): Promise<ReadonlyMap<string, number>> {
    const rows = await given
      .em('performance')
      .execute<{ id: string; persons: number }[]>('select id, persons from court_indicator_value');
    return new Map(rows.map(({ id, persons }) => [id, persons]));
  }
});

/** Records that stand in somebody's case and that are listed to others than who may see the case. */
const ABOUT_SOMEBODY = [
  ['inquiryRequests', 'assets', 'inquiry_request'],
  ['interceptions', 'credit', 'interception'],
  ['adviceLetters', 'linkage', 'advice_letter'],
  ['witnessedSessions', 'linkage', 'witnessed_session'],
] as const;

interface IndicatorValue {
  readonly id: string;
  readonly value: string | null;
  readonly met: boolean | null;
  readonly withheldReason: string | null;
}

/** All records that an account may list; none where it may not list them. */
async function recordsOf<Node>(
  graph: IsolationGraph,
  bearer: Account['bearer'],
  name: string,
  fields: string,
): Promise<readonly Node[]> {
  const nodes: Node[] = [];
  let after: string | null = null;
  do {
    const { data } = await graph.send(
      bearer,
      `query ($after: String) { ${name}(first: 100, after: $after) { nodes { ${fields} } pageInfo { hasNextPage endCursor } } }`,
      { after },
    );
    const page = data?.[name] as Page<Node> | null | undefined;
    nodes.push(...(page?.nodes ?? []));
    after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return nodes;
}

interface Page<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

/** What is counted under each filter; null where the account may not list. */
async function countsOf(
  graph: IsolationGraph,
  bearer: Account['bearer'],
  { name, filterType }: CountedList,
  filters: readonly object[],
): Promise<(number | null)[]> {
  const places = Array.from({ length: filterType === null ? 1 : AT_ONCE }, (_, at) => at);
  const variables = filterType === null ? '' : `(${places.map((at) => `$f${at}: ${filterType}`).join(', ')})`;
  const asked = places.map((at) => `q${at}: ${name}${filterType === null ? '' : `(filter: $f${at})`} { totalCount }`);
  const { data } = await graph.send(
    bearer,
    `query ${variables} { ${asked.join(' ')} }`,
    Object.fromEntries(filters.map((filter, at) => [`f${at}`, filter])),
  );
  return filters.map((_, at) => (data?.[`q${at}`] as { totalCount: number } | null | undefined)?.totalCount ?? null);
}
