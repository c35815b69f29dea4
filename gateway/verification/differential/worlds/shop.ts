import { composeWorld } from '../compose-world.ts';
import {
  required,
  testObject,
  objectsData,
  type FieldFunction,
  type ObjectWithFields,
  type World,
  type WorldData,
} from '../test-data.ts';

/** Keys of several fields, `@requires` with and without arguments and in chains, `@provides`, `@override`, mutations. */
const CATALOGUE = `
  type Query { product(id: ID!): Product products(first: Int = 3): [Product!]! vendor(id: ID!): Vendor }
  type Mutation { rename(id: ID!, name: String): Product addComment(id: ID!, text: String!): Product! }
  enum Unit { G KG }
  type Product @key(fields: "id") @key(fields: "sku vendor { id }") {
    id: ID! sku: String! vendor: Vendor! name: String @shareable size: Size weight(unit: Unit = G): Int
    comments(limit: Int): [String!]! price: Int variants: [Product] listPrice: Int
  }
  type Vendor @key(fields: "id") { id: ID! name: String products(first: Int): [Product]! }
  type Size @shareable { height: Int width: Int unit: Unit }
`;
const SHIPPING = `
  type Query { parcels(size: Dimensions): [Parcel]! }
  input Dimensions { height: Int! width: Int = 2 tags: [String!] }
  enum Unit { G KG }
  type Product @key(fields: "sku vendor { id }") {
    sku: String! vendor: Vendor! size: Size @external weight(unit: Unit = G): Int @external
    comments(limit: Int): [String!]! @external
    fee(express: Boolean): Int @requires(fields: "size { height width } weight(unit: KG)")
    summary: String @requires(fields: "comments(limit: 2)")
    parcel: Parcel
  }
  type Vendor @key(fields: "id") { id: ID! depot: Depot }
  type Depot { city: String! distance(unit: String): Int size: Size }
  type Size @shareable { height: Int width: Int unit: Unit }
  type Parcel { label: String! holds: [[Product!]] size: Size }
`;
const PRICING = `
  type Query { deals(first: Int): [Deal!]! deal(id: ID!): Deal }
  type Mutation { mark(id: ID!, percent: Int!): Deal unmark(id: ID!): [Deal!]! }
  type Product @key(fields: "id") {
    id: ID! price: Int @external listPrice: Int @override(from: "catalogue") fee(express: Boolean): Int @external
    name: String @external total: Float @requires(fields: "price fee") deals: [Deal!]!
  }
  type Deal @key(fields: "id") { id: ID! product: Product! @provides(fields: "name") percent: Int also: [Product] }
`;

export function shopWorld(): World {
  return {
    name: 'shop',
    ...composeWorld({ catalogue: CATALOGUE, shipping: SHIPPING, pricing: PRICING }),
    fresh: shopData,
    values: { ID: ['p1', 'p2', 'v1', 'd1', 'd2', 'none'], Int: [0, 1, 2, 3], String: ['x', 'km', '"\\\n'], Float: [1] },
  };
}

interface Facts {
  readonly size: { readonly height: number | null; readonly width: number | null } | null;
  readonly weight: number | null;
}

type Args = Readonly<Record<string, unknown>>;

function shopData(): WorldData {
  const all = new Map<string, ObjectWithFields>();
  const get = (id: unknown): ObjectWithFields | null => all.get(String(id)) ?? null;
  const list = (ids: string) => (args: Args) =>
    ids
      .split(' ')
      .map(get)
      .slice(0, ((args['first'] ?? args['limit']) as number | null | undefined) ?? 9);
  const names = new Map<unknown, unknown>([['p3', null]]);
  const comments = new Map<unknown, string[]>([['p1', ['a', 'b', 'c', 'd']]]);
  const percents = new Map<unknown, unknown>([['d3', null]]);
  const of = (type: string, id: unknown): ObjectWithFields | null => (get(id)?.type === type ? get(id) : null);
  const depot = (uid: string): ObjectWithFields =>
    testObject('Depot', uid, {
      city: uid,
      distance: ({ unit }: Args) => (unit === 'km' ? 1 : 1000),
      size: sizeOf(uid, 7, null),
    });

  const addProduct = (
    id: string,
    vendor: string,
    height: number | null,
    grams: number | null,
    variants: string,
  ): void => {
    const size = height === null ? null : sizeOf(`${id}.size`, height, height + 1);
    const weight: FieldFunction = ({ unit }) => (grams === null ? null : unit === 'KG' ? grams / 1000 : grams);
    const commentsOf: FieldFunction = ({ limit }) => (comments.get(id) ?? []).slice(0, (limit as number | null) ?? 9);
    const facts: Facts = {
      size: height === null ? null : { height, width: height + 1 },
      weight: grams === null ? null : grams / 1000,
    };
    const feeOf = (given: Facts, express: unknown): number | null =>
      given.size === null
        ? null
        : (given.size.height ?? 0) * (given.size.width ?? 0) + (given.weight ?? 0) + (express === true ? 100 : 0);
    const price = id === 'p2' ? null : 100;
    all.set(
      id,
      testObject('Product', id, {
        id,
        sku: `s${id}`,
        vendor: get(vendor),
        size,
        weight,
        comments: commentsOf,
        price,
        name: () => (names.has(id) ? names.get(id) : `name ${id}`),
        variants: () => variants.split(' ').map(get),
        listPrice: (_: Args, { subgraph }: { subgraph?: string }) => (subgraph === 'catalogue' ? -1 : 200),
        fee: (({ express }, source) => feeOf(required(source, facts), express)) satisfies FieldFunction,
        summary: ((_, source) => {
          const given = required(source, { comments: commentsOf({ limit: 2 }, source) as readonly string[] });
          return given.comments.length === 0 ? null : given.comments.join('+');
        }) satisfies FieldFunction,
        total: ((_, source) => {
          const given = required(source, { price, fee: feeOf(facts, undefined) });
          return given.price === null || given.fee === null ? null : given.price + given.fee + 0.5;
        }) satisfies FieldFunction,
        parcel: parcel(`${id}.parcel`, id),
        deals: () => [...all.values()].filter(({ uid }) => uid.startsWith('d') && id !== 'p3'),
      }),
    );
  };
  const parcel = (uid: string, id: string): ObjectWithFields =>
    testObject('Parcel', uid, {
      label: uid,
      size: sizeOf(`${uid}.size`, 1, 2),
      holds: () => [[get(id), get('p1')], null, []],
    });
  const addVendor = (id: string, products: string): void =>
    void all.set(
      id,
      testObject('Vendor', id, {
        id,
        name: id === 'v2' ? null : `vendor ${id}`,
        products: list(products),
        depot: id === 'v2' ? null : depot(`${id}.depot`),
      }),
    );
  const addDeal = (id: string, product: string): void =>
    void all.set(
      id,
      testObject('Deal', id, {
        id,
        product: () => get(product),
        percent: () => (percents.has(id) ? percents.get(id) : 10),
        also: () => [get('p3'), null, get('p1')],
      }),
    );

  addVendor('v1', 'p1 none p2');
  addVendor('v2', 'p3');
  addProduct('p1', 'v1', 1, 2000, 'p2 none p1');
  addProduct('p2', 'v1', null, 5000, 'p3');
  addProduct('p3', 'v2', 3, null, 'p1 p2');
  addDeal('d1', 'p1');
  addDeal('d2', 'p3');
  addDeal('d3', 'p2');
  return objectsData(
    {
      product: ({ id }) => of('Product', id),
      products: list('p1 p2 p3'),
      vendor: ({ id }) => of('Vendor', id),
      parcels: ({ size }) => [parcel('q1', 'p1'), size == null ? null : parcel(`q2 ${JSON.stringify(size)}`, 'p2')],
      deals: list('d1 d2 d3'),
      deal: ({ id }) => of('Deal', id),
      rename: ({ id, name }) => {
        names.set(id, name ?? null);
        return of('Product', id);
      },
      addComment: ({ id, text }) => {
        comments.set(id, [...(comments.get(id) ?? []), String(text)]);
        return of('Product', id) ?? get('p1');
      },
      mark: ({ id, percent }) => {
        percents.set(id, percent);
        return of('Deal', id);
      },
      unmark: ({ id }) => {
        percents.delete(id);
        return list('d1 d2')({});
      },
    },
    [...all.values()],
  );
}

function sizeOf(uid: string, height: number | null, width: number | null): ObjectWithFields {
  return testObject('Size', uid, { height, width, unit: width === null ? null : 'G' });
}
