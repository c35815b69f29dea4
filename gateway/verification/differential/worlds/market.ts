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

/**
 * The same required field with several arguments, also within lists; keys that are external or not resolvable; objects with
 * several owners; a shared union; inaccessible fields; scalars without a rule; an interface that nothing implements.
 */
const TRADE = `
  scalar Any
  type Query {
    wares(first: Int = 3): [Ware!]! ware(id: ID!): Ware things: [Thing] pick(first: Int): Thing @shareable
    lots: [Lot!] @shareable ghost: Ghost ghosts: [Ghost!] hidden: Int @inaccessible echo(any: Any, text: String): String
  }
  type Mutation { restock(id: ID!, extra: Any): Ware }
  interface Ghost { name: String }
  union Thing = Ware | Lot | Coin
  enum Currency { USD EUR CNY }
  enum State { NEW OLD GONE @inaccessible }
  type Ware @key(fields: "id") @key(fields: "sku", resolvable: false) {
    id: ID! sku: ID! price(currency: Currency! = CNY): Int extra: Any extras: [Any] state: State hasOwnProperty: Int
    lots: [Lot!] @shareable secret: Int @inaccessible parts: [Part] twin: Ware
  }
  type Part @shareable { name: String cost(currency: Currency!): Int }
  type Lot @key(fields: "no") { no: Int! size: Size @shareable next: Lot @shareable opened: String }
  type Size @shareable { high: Int wide: Int }
  type Coin { face: Int of: Ware }
`;
const OFFERS = `
  type Query { offered: [Ware]! pick(first: Int): Thing @shareable lots: [Lot!] @shareable bid: Bid }
  union Thing = Ware | Bid | Lot
  enum Currency { USD EUR CNY }
  type Ware @key(fields: "sku", resolvable: false) @key(fields: "id sku") {
    id: ID! sku: ID! price(currency: Currency! = CNY): Int @external parts: [Part] @external secret: Int @external
    usd: String @requires(fields: "price(currency: USD)")
    eur(round: Boolean): String! @requires(fields: "price(currency: EUR)")
    plain: String @requires(fields: "price")
    partsUsd: String @requires(fields: "parts { cost(currency: USD) }")
    partsEur: [String] @requires(fields: "parts { name cost(currency: EUR) } price(currency: EUR)")
    inside: String @requires(fields: "secret")
    bids: [Bid!] lots: [Lot!] @shareable
  }
  type Part { name: String @external cost(currency: Currency!): Int @external }
  type Bid { by: String amount: Float ware: Ware! }
  type Lot @key(fields: "no") { no: Int! size: Size @shareable next: Lot @shareable bids: [Bid] }
  type Size @shareable { high: Int wide: Int }
`;
const CLERKS = `
  extend type Ware @key(fields: "id") { id: ID! @external clerk(greeting: String): String isPrototypeOf: Clerk }
  type Clerk { name: String! serves: [Ware!] }
  type Query { clerk: Clerk }
`;

export function marketWorld(): World {
  return {
    name: 'market',
    ...composeWorld({ trade: TRADE, offers: OFFERS, clerks: CLERKS }),
    fresh: marketData,
    values: {
      ID: ['w1', 'w2', 'none'],
      Int: [0, 1, 2],
      String: ['a\bb', '\u0010', '山"\\'],
      Any: [1, 'x\b', true],
    },
  };
}

interface Facts {
  readonly id: string;
  readonly prices: Readonly<Record<string, number | null>>;
  readonly parts: readonly (Readonly<Record<string, unknown>> | null)[] | null;
  readonly secret: number | null;
}

function marketData(): WorldData {
  const all = new Map<string, ObjectWithFields>();
  const get = (id: unknown): ObjectWithFields | null => all.get(String(id)) ?? null;
  const list = (ids: string) => (): (ObjectWithFields | null)[] => (ids === '' ? [] : ids.split(' ').map(get));
  const extras = new Map<string, unknown>([['w1', { deep: [1, { er: null }] }]]);

  const addWare = ({ id, prices, parts, secret }: Facts, twin: string, lots: string): void => {
    const inCurrency = (currency: string) => parts?.map((part) => part && { cost: part[currency] }) ?? null;
    const price =
      (currency: string): FieldFunction =>
      (_, source) =>
        JSON.stringify(required(source, { price: prices[currency] }).price);
    const costs = (given: { parts: readonly (Readonly<Record<string, unknown>> | null)[] | null }, name: string) =>
      given.parts?.map((part) => part?.[name] ?? null) ?? null;
    all.set(
      id,
      testObject('Ware', id, {
        id: ((_, { subgraph, given }) => {
          if (subgraph === 'clerks' && given !== undefined) {
            throw new Error('The clerks do not give back the id that they are sent.');
          }
          return id;
        }) satisfies FieldFunction,
        sku: `s-${id}`,
        price: ({ currency }: Readonly<Record<string, unknown>>) => prices[String(currency)],
        extra: () => extras.get(id) ?? null,
        extras: [1, 'text', null, { a: [] }, false],
        state: id === 'w2' ? null : 'NEW',
        hasOwnProperty: id === 'w1' ? 0 : null,
        lots: list(lots),
        secret,
        parts:
          parts?.map((part, index) =>
            part === null
              ? null
              : testObject('Part', `${id}.part${index}`, {
                  name: part['name'],
                  cost: ({ currency }: Readonly<Record<string, unknown>>) => part[String(currency)],
                }),
          ) ?? null,
        twin: () => get(twin),
        usd: price('USD'),
        eur: price('EUR'),
        plain: price('CNY'),
        partsUsd: ((_, source) =>
          JSON.stringify(costs(required(source, { parts: inCurrency('USD') }), 'cost'))) satisfies FieldFunction,
        partsEur: ((_, source) => {
          const named = parts?.map((part) => part && { name: part['name'], cost: part['EUR'] }) ?? null;
          const given = required(source, { parts: named, price: prices['EUR'] });
          return [String(given.price), ...(costs(given, 'name') ?? []), JSON.stringify(costs(given, 'cost'))];
        }) satisfies FieldFunction,
        inside: ((_, source) => JSON.stringify(required(source, { secret }).secret)) satisfies FieldFunction,
        bids: list(`bid-${id}`),
        clerk: ({ greeting }: Readonly<Record<string, unknown>>) => `${String(greeting)}, ${id}`,
        isPrototypeOf: () => get('clerk'),
      }),
    );
    all.set(
      `bid-${id}`,
      testObject('Bid', `bid-${id}`, { by: id === 'w1' ? null : 'An', amount: 1.5, ware: () => get(id) }),
    );
  };
  const addLot = (no: number, next: number | undefined, high: number | null): void =>
    void all.set(
      `lot-${no}`,
      testObject('Lot', `lot-${no}`, {
        no,
        size: high === null ? null : testObject('Size', `size-${no}`, { high, wide: null }),
        next: () => get(`lot-${next}`),
        opened: no === 0 ? null : 'May',
        bids: () => [get('bid-w1'), null],
      }),
    );

  addWare(
    {
      id: 'w1',
      prices: { USD: 100, EUR: 90, CNY: 700 },
      parts: [{ name: 'lid', USD: 1, EUR: 2 }, null, { name: null, USD: 0, EUR: null }],
      secret: 7,
    },
    'w2',
    'lot-0 lot-1',
  );
  addWare({ id: 'w2', prices: { USD: 0, EUR: 5, CNY: null }, parts: null, secret: null }, 'w1', '');
  addWare({ id: 'w3', prices: { USD: 1, EUR: 2, CNY: 3 }, parts: [], secret: 0 }, 'none', 'lot-2');
  addLot(0, 1, 5);
  addLot(1, 2, null);
  addLot(2, undefined, 0);
  all.set('clerk', testObject('Clerk', 'clerk', { name: 'Bo', serves: list('w1 w3') }));
  all.set('coin', testObject('Coin', 'coin', { face: 5, of: () => get('w2') }));
  const wares = list('w1 w2 w3');
  const ware = (id: unknown): ObjectWithFields | null => (get(id)?.type === 'Ware' ? get(id) : null);
  return objectsData(
    {
      wares: ({ first }) => wares().slice(0, (first as number | null) ?? 9),
      ware: ({ id }) => ware(id),
      things: list('w1 coin lot-1 none w3'),
      pick: ({ first }) => get(first === 1 ? 'w1' : 'lot-0'),
      lots: list('lot-2 lot-0'),
      ghost: () => null,
      ghosts: () => [],
      hidden: () => 1,
      echo: ({ any, text }) => JSON.stringify([any, text]),
      restock: ({ id, extra }) => {
        extras.set(String(id), extra ?? null);
        return ware(id);
      },
      offered: list('w2 none w1'),
      bid: () => get('bid-w2'),
      clerk: () => get('clerk'),
    },
    [...all.values()],
  );
}
