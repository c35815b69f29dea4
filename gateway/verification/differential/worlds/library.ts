import { composeWorld } from '../compose-world.ts';
import { testObject, objectsData, type ObjectWithFields, type World, type WorldData } from '../test-data.ts';

/** Interfaces that are entities, interface objects, unions, an interface whose types have different owners. */
const CATALOGUE = `
  type Query {
    media(id: ID!): Media
    allMedia: [Media!]!
    search(text: String, kind: Kind): [Found]
    book(id: ID!): Book
    shelves: [[Media]!]!
  }
  enum Kind { BOOK FILM AUTHOR }
  union Found = Book | Film | Author
  interface Media @key(fields: "id") { id: ID! title: String related(first: Int = 2): [Media!] kind: Kind! }
  type Book implements Media @key(fields: "id") {
    id: ID! title: String related(first: Int = 2): [Media!] kind: Kind! isbn: String! author: Author pages: Int
  }
  type Film implements Media @key(fields: "id") {
    id: ID! title: String related(first: Int = 2): [Media!] kind: Kind! minutes: Int! about: Found
  }
  interface Named { name: String! }
  type Author implements Named @key(fields: "id") { id: ID! name: String! @shareable born: Int books: [Book!]! }
`;
const REVIEWS = `
  type Query { topRated(first: Int! = 2): [Media!]! review(id: ID!): Review }
  type Media @key(fields: "id") @interfaceObject {
    id: ID! rating: Float reviews(first: Int): [Review!]! best(minStars: Int): Review
  }
  type Review @key(fields: "id") { id: ID! stars: Int! text(upTo: Int): String media: Media! by: Author }
  type Author @key(fields: "id") { id: ID! reviewed: [Media]! }
`;
const PEOPLE = `
  type Query { named: [Named]! author(id: ID!): Author }
  enum Language { ZH EN }
  interface Named { name: String! }
  type Author implements Named @key(fields: "id") {
    id: ID! name: String! @shareable biography(language: Language = ZH): String awards: [Award!]! agent: Named
  }
  type Agency implements Named { name: String! staff: [Author]! city: String }
  type Award { name: String! year: Int jury: [Named!] }
`;

export function libraryWorld(): World {
  return {
    name: 'library',
    ...composeWorld({ catalogue: CATALOGUE, reviews: REVIEWS, people: PEOPLE }),
    fresh: libraryData,
    values: { ID: ['b1', 'b2', 'f1', 'a1', 'r1', 'r3', 'none'], Int: [0, 1, 2, 5], String: ['a', '山'], Float: [0.5] },
  };
}

function libraryData(): WorldData {
  const all = new Map<string, ObjectWithFields>();
  const get = (id: unknown): ObjectWithFields | null => all.get(String(id)) ?? null;
  const list = (ids: string) => (): unknown[] => ids.split(' ').map((id) => (id === '-' ? null : get(id)));
  const first = (ids: string) => (args: Readonly<Record<string, unknown>>) =>
    list(ids)().slice(0, (args['first'] as number | null | undefined) ?? 9);
  const add = (type: string, id: string, fields: Record<string, unknown>): void =>
    void all.set(id, testObject(type, id, { id, ...fields }));
  const addMedia = (
    type: string,
    id: string,
    title: string | null,
    related: string,
    reviews: string,
    more: object,
  ): void =>
    add(type, id, {
      title,
      kind: type.toUpperCase(),
      related: first(related),
      rating: id === 'b2' ? null : 3.5,
      reviews: reviews === '' ? [] : first(reviews),
      best: ({ minStars }: { minStars?: number | null }) =>
        reviews === '' || (minStars ?? 0) > 3 ? null : list(reviews)()[0],
      ...more,
    });
  addMedia('Book', 'b1', '山海', 'b2 f1', 'r1 r2 r3', { isbn: '1', author: () => get('a1'), pages: 10 });
  addMedia('Book', 'b2', null, 'b1', '', { isbn: '2', author: null, pages: null });
  addMedia('Book', 'b3', 'Three', 'f1 f2 b3', 'r4', { isbn: '3', author: () => get('a2'), pages: 30 });
  addMedia('Film', 'f1', 'One', 'b1 f1', 'r2 r4', { minutes: 90, about: () => get('b1') });
  addMedia('Film', 'f2', 'Two', 'f1', 'r3', { minutes: 0, about: () => get('a1') });
  const agency = testObject('Agency', 'agency', { name: 'Agency', city: null, staff: list('a1 - a2') });
  const award = (uid: string, year: number | null): ObjectWithFields =>
    testObject('Award', uid, { name: `award ${uid}`, year, jury: () => [get('a2'), agency, get('a1')] });
  const addAuthor = (
    id: string,
    born: number | null,
    books: string,
    awards: readonly ObjectWithFields[],
    agent: () => unknown,
  ): void =>
    add('Author', id, {
      name: `author ${id}`,
      born,
      books: books === '' ? [] : list(books),
      reviewed: list('b1 - f2'),
      biography: ({ language }: { language?: string | null }) => (id === 'a2' ? null : `${id} in ${language}`),
      awards,
      agent,
    });
  addAuthor('a1', 1960, 'b1 b1', [award('w1', 2000), award('w2', null)], () => agency);
  addAuthor('a2', null, 'b3', [], () => get('a1'));
  addAuthor('a3', 1, '', [award('w3', 1)], () => null);
  [1, 2, 3, 4].forEach((number) =>
    add('Review', `r${number}`, {
      stars: number,
      text: ({ upTo }: { upTo?: number | null }) => (number === 3 ? null : `text ${number} ${upTo ?? 'all'}`),
      media: () => get(['b1', 'f1', 'b3', 'f2'][number - 1]),
      by: () => get(number === 4 ? '-' : `a${number}`),
    }),
  );
  return objectsData(
    {
      media: ({ id }) => (['b', 'f'].includes(String(id)[0] ?? '') ? get(id) : null),
      allMedia: list('b1 f1 b2 f2 b3'),
      search: ({ text, kind }) => (text === 'a' ? [] : kind === 'AUTHOR' ? list('a1 - a3')() : list('b1 a1 - f1 b2')()),
      book: ({ id }) => (String(id).startsWith('b') ? get(id) : null),
      shelves: () => [list('b1 - f1')(), [], list('f2 b1')()],
      topRated: first('f2 b1 b3'),
      review: ({ id }) => (String(id).startsWith('r') ? get(id) : null),
      named: () => [get('a1'), agency, null, get('a2')],
      author: ({ id }) => (String(id).startsWith('a') ? get(id) : null),
    },
    [...all.values()],
    { Media: ['Book', 'Film'], Named: ['Author', 'Agency'] },
  );
}
