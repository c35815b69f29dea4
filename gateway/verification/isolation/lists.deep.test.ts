import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { ACCOUNTS } from './accounts.ts';
import { openIsolationGraph, type IsolationGraph } from './isolation-graph.ts';
import { countedLists, type CountedList } from './list-questions.ts';

/** Published, with the names of those who are listed: whoever reads it is told of single persons on purpose. */
const PUBLISHED = ['publishedDishonestListings'];

/** Counts in one request, which all have one text, so that it is planned once. */
const AT_ONCE = 20;

/** Who reads no records of private persons; what analysts read of them is nameless, and tested elsewhere. */
const ACCOUNTS_WITHOUT_ROWS = ACCOUNTS.filter(({ bearer: { audience } }) => audience !== 'analyst');

describe('what committees and assessment offices are told by the counts of lists', () => {
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

  it('counts no private person: every list has as many records as in a world without the cases of private persons', async () => {
    let counts = 0;
    const mayList = new Set<string>();
    const differing = new Map<string, string>();
    for (const account of ACCOUNTS_WITHOUT_ROWS) {
      for (const list of await countedLists(account.within)) {
        for (let at = 0; at < list.filters.length; at += AT_ONCE) {
          const asked = list.filters.slice(at, at + AT_ONCE);
          if (at > 0 && !mayList.has(`${account.own} ${list.name}`)) {
            continue;
          }
          const [whole, rest] = await Promise.all(
            [given, withoutPersons].map((graph) => countsOf(graph, account.bearer, list, asked)),
          );
          asked.forEach((filter, place) => {
            const [one, other] = [whole?.[place], rest?.[place]];
            if (one !== null) {
              counts += 1;
              mayList.add(`${account.own} ${list.name}`);
            }
            if (one !== other && !PUBLISHED.includes(list.name)) {
              const example = `${account.own} ${JSON.stringify(filter)}: ${one} and ${other} without private persons`;
              differing.set(list.name, differing.get(list.name) ?? example);
            }
          });
        }
      }
    }
    process.stdout.write(
      `lists: ${counts.toLocaleString('en')} counts told to ${ACCOUNTS_WITHOUT_ROWS.length} accounts; ` +
        `${differing.size} lists count private persons${differing.size === 0 ? ': 0 persons isolated' : ''}.\n`,
    );
    expect(counts).toBeGreaterThan(1000);
    expect(Object.fromEntries(differing)).toEqual({});
  });
});

/** What is counted under each filter; null where the account may not list. */
async function countsOf(
  graph: IsolationGraph,
  bearer: (typeof ACCOUNTS)[number]['bearer'],
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
