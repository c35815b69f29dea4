/** A request that is made to take long. */
export interface HostileRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

const MOST_CHARACTERS = 29_000;

/** Text repeated until it is about as long as a public client's document may be. */
function filled(part: (at: number) => string, most = MOST_CHARACTERS): string {
  const parts: string[] = [];
  for (let at = 0, length = 0; length < most; at += 1) {
    const next = part(at);
    parts.push(next);
    length += next.length + 1;
  }
  return parts.join(' ');
}

function repeated(times: number, part: (at: number) => string): string {
  return Array.from({ length: times }, (_, at) => part(at)).join(' ');
}

/**
 * Documents of each kind by which a client can make a gateway work long for a short text, over our own schema. Each number gives
 * another document, so that nothing of the one before is known.
 */
export const HOSTILE: Readonly<Record<string, (at: number) => HostileRequest>> = {
  depth: (at) => {
    const levels = 3 + (at % 12) * 100;
    const ways = [
      `{ ${'region: regions { '.repeat(levels)}code${' }'.repeat(levels)} }`,
      `{ courts(filter: ${'['.repeat(levels)}${at}${']'.repeat(levels)}) { nodes { code } } }`,
      `{ courts { nodes { ${'superior { '.repeat(levels)}code${' }'.repeat(levels)} } } }`,
    ];
    return { query: ways[at % ways.length] ?? '' };
  },
  aliases: (at) => ({
    query: `{ ${filled((n) => `a${at}_${n}: courts(first: ${(n % 100) + 1}) { nodes { code } }`)} }`,
  }),
  fragments: (at) => {
    const count = 20 + (at % 200);
    const spread = (n: number): string => (n + 1 < count ? `...F${n + 1} ...F${n + 1}` : `a${at}: code`);
    const ways = [
      `{ courts { nodes { ...F0 } } } ${repeated(count, (n) => `fragment F${n} on Court { ${spread(n)} }`)}`,
      `{ courts { nodes { ...F0 } } } ${repeated(count, (n) => `fragment F${n} on Court { code ...F${(n + 1) % count} }`)}`,
      `${repeated(count, (n) => `query Q${n} { courts { nodes { ${repeated(20, (m) => `...F${m}`)} } } }`)} ${repeated(20, (m) => `fragment F${m} on Court { a${at}: code }`)}`,
    ];
    return { query: ways[at % ways.length] ?? '' };
  },
  overlaps: (at) => {
    const ways = [
      // The same response name thousands of times: each pair is compared.
      `{ courts { nodes { ${filled(() => `a${at}: code`)} } } }`,
      `{ courts { nodes { ${filled((n) => `superior { superior { a${(at + n) % 7}: code } }`)} } } }`,
      `{ courts { nodes { ${repeated(28, (n) => `...F${n}`)} } } } ${repeated(28, (n) => `fragment F${n} on Court { ${repeated(60, (m) => `a${at}: code b${m}: name`)} }`)}`,
      `{ ${filled((n) => `x: courts(first: ${n % 2 === 0 ? 1 : 2}) { nodes { a${at}: code } }`)} }`,
    ];
    return { query: ways[at % ways.length] ?? '' };
  },
  directives: (at) => {
    const names = Array.from({ length: 5 + (at % 20) }, (_, n) => `v${n}`);
    const ways = [
      { query: `{ courts { nodes { code ${filled(() => '@include(if: true)')} } } }` },
      { query: `{ courts { nodes { ${filled((n) => `c${n}: code @skip(if: false) @include(if: true)`)} } } }` },
      {
        query: `query (${names.map((name) => `$${name}: Boolean!`).join(' ')}) { ${names.map((name) => `${name}: courts(first: 1) @include(if: $${name}) { nodes { code } }`).join(' ')} }`,
        variables: Object.fromEntries(names.map((name, n) => [name, (at >> (n % 8)) % 2 === 1])),
      },
    ];
    return ways[at % ways.length] ?? { query: '' };
  },
  introspection: (at) => {
    const type =
      'name description fields { name description args { name type { ...T } } type { ...T } } inputFields { name } enumValues { name }';
    const T = 'fragment T on __Type { name kind ofType { name kind ofType { name kind ofType { name kind } } } }';
    const ways = [
      `{ a${at}: __schema { types { ${type} } } } ${T}`,
      `{ ${repeated(10, (n) => `a${at}_${n}: __schema { types { ${type} } }`)} } ${T}`,
      `{ __schema { types { ${'fields { type { '.repeat(2 + (at % 6))}a${at}: name${' } }'.repeat(2 + (at % 6))} } } }`,
      `{ ${filled((n) => `t${at}_${n}: __type(name: "Court") { fields { name } }`)} }`,
    ];
    return { query: ways[at % ways.length] ?? '' };
  },
  variables: (at) => {
    const ways: readonly HostileRequest[] = [
      {
        query: `query ($a${at}: [CourtCode!]) { courts(filter: { code: $a${at} }) { nodes { code } } }`,
        variables: { [`a${at}`]: Array(45_000).fill('闽09') },
      },
      {
        query: `query ($f: CourtFilter) { courts(filter: $f) { nodes { a${at}: code } } }`,
        variables: { f: { nameContains: 'x'.repeat(900_000) } },
      },
      {
        query: `query ($f: CourtFilter) { courts(filter: $f) { nodes { b${at}: code } } }`,
        variables: { f: JSON.parse(`${'[{"a":'.repeat(2_000)}1${'}]'.repeat(2_000)}`) as unknown },
      },
      { query: `query (${filled((n) => `$v${at}_${n}: Int = ${n}`)}) { courts { nodes { code } } }` },
      { query: `{ courts(filter: { ${filled((n) => `f${at}_${n}: "${n}"`)} }) { nodes { code } } }` },
    ];
    return ways[at % ways.length] ?? { query: '' };
  },
  planning: (at) => {
    const record =
      'id caseNumber court { name region { name } } judgment { id court { name } } assets { id kind } ' +
      'dishonestListings { id agency { id name } } sanctions { id } adviceLetters { id } debtorAgency { id name } meetings { id }';
    const chain = (levels: number): string =>
      levels === 0
        ? `a${at}: id`
        : `${record} assets { auctions { enforcementCase { ${chain(levels - 1)} } } } dishonestListings { enforcementCase { ${chain(levels - 1)} } }`;
    const ofOne = (levels: number, name: number): string =>
      levels === 0
        ? `a${name}: id`
        : `judgment { id court { name } enforcementCase { ${ofOne(levels - 1, name)} } } resumedFrom { ${ofOne(levels - 1, name)} } region { name } debtorAgency { id name }`;
    const ways = [
      `{ enforcementCases(first: 1) { nodes { ${chain(1 + (at % 4))} } } }`,
      `{ ${repeated(8, (n) => `c${at}_${n}: enforcementCases(first: 1) { nodes { ${chain(1)} } }`)} }`,
      `{ courts(first: 1) { nodes { a${at}: name ${repeated(12, (n) => `x${n}: parent { x${n}: region { name } y${n}: parent { b${n}: name } }`)} } } }`,
      `{ enforcementCases(first: 1) { nodes { ${repeated(12, (n) => `r${n}: resumedFrom { ${record} s${at}: id }`)} } } }`,
      `{ enforcementCases(first: 1) { nodes { ${ofOne(2 + (at % 6), at)} } } }`,
    ];
    return { query: ways[at % ways.length] ?? '' };
  },
};
