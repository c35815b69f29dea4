import { composeWorld } from '../compose-world.ts';
import { testObject, objectsData, type ObjectWithFields, type World, type WorldData } from '../test-data.ts';

/** Lists of lists, enums, nulls everywhere, an interface whose types are entities of several subgraphs. */
const CELLS = `
  type Query { rows: [[Cell]!]! node(id: ID!): Node nodes(ids: [ID!]!): [Node]! wire: Wire tree(filter: TreeFilter): Tree }
  enum Colour { RED GREEN }
  input TreeFilter { depth: Int = 1 colours: [[Colour!]] not: TreeFilter }
  interface Node { id: ID! label: String }
  type Cell implements Node @key(fields: "id") {
    id: ID! label: String @shareable neighbours: [[Cell!]] colour: Colour! wires: [Wire!] value: Int matrix: [[[Int!]]!]
  }
  type Wire implements Node @key(fields: "id") { id: ID! label: String @shareable ends: [Cell!]! meta: Meta }
  type Meta @shareable { size: Int tags: [[String!]!] colour: Colour }
  type Tree { cell: Cell! left: Tree right: [Tree!] note(colours: [Colour!]! = [RED]): String }
`;
const SENSORS = `
  type Query { warm: [Cell!] events(colour: Colour): [[Event]] }
  enum Colour { RED GREEN }
  type Cell @key(fields: "id") {
    id: ID! temperature: Float history(since: Int, colours: [Colour]): [Event!] hottest: Cell flags: [Boolean]! state: State!
  }
  type State { value: String! since: Int next: State on: Cell }
  interface Event { at: Int! cell: Cell }
  type Change implements Event { at: Int! cell: Cell colour: Colour value: Int }
  type Note implements Event { at: Int! cell: Cell text: String! value: Int author: Wire }
  type Wire @key(fields: "id") { id: ID! }
`;
const WIRES = `
  type Query { loads: [Wire]! anything: [[Anything!]!] }
  interface Node { id: ID! label: String }
  union Anything = Cell | Wire | Plug
  type Cell implements Node @key(fields: "id") { id: ID! label: String @shareable plug: Plug }
  type Wire implements Node @key(fields: "id") {
    id: ID! label: String @shareable load(unit: String = "A"): Int path: [[Node]] meta2: Meta plugs: [Plug!]!
  }
  enum Colour { RED GREEN }
  type Meta @shareable { size: Int tags: [[String!]!] colour: Colour }
  type Plug { value: Float! of: Anything colour: Colour }
`;

export function gridWorld(): World {
  return {
    name: 'grid',
    ...composeWorld({ cells: CELLS, sensors: SENSORS, wires: WIRES }),
    fresh: gridData,
    values: { ID: ['c1', 'c2', 'c5', 'w1', 'w2', 'none'], Int: [0, 1, -3], String: ['A', ''], Float: [1.5] },
  };
}

function gridData(): WorldData {
  const all = new Map<string, ObjectWithFields>();
  const get = (id: string): ObjectWithFields | null => all.get(id) ?? null;
  const list = (ids: string) => (): (ObjectWithFields | null)[] => (ids === '' ? [] : ids.split(' ').map(get));
  const meta = (uid: string): ObjectWithFields =>
    testObject('Meta', uid, { size: 4, tags: [['a'], [], ['b', 'c']], colour: null });
  const plug = (uid: string, of: string): ObjectWithFields =>
    testObject('Plug', uid, { value: 1.5, colour: 'GREEN', of: () => get(of) });
  const state = (uid: string, depth: number): ObjectWithFields =>
    testObject('State', uid, {
      value: uid,
      since: null,
      on: () => get('c2'),
      next: depth === 0 ? null : state(`${uid}+`, depth - 1),
    });
  const change = (uid: string, cell: string): ObjectWithFields =>
    testObject('Change', uid, { at: 1, cell: () => get(cell), colour: null, value: 9 });
  const note = (uid: string, cell: string): ObjectWithFields =>
    testObject('Note', uid, { at: 2, cell: () => get(cell), text: uid, value: null, author: () => get('w1') });
  const tree = (uid: string, depth: number): ObjectWithFields =>
    testObject('Tree', uid, {
      cell: () => get(depth === 1 ? 'c1' : 'c3'),
      left: depth === 0 ? null : tree(`${uid}l`, depth - 1),
      right: depth === 0 ? null : [tree(`${uid}r`, depth - 1), tree(`${uid}s`, 0)],
      note: ({ colours }: { colours?: readonly string[] }) => colours?.join(',') ?? null,
    });
  [1, 2, 3, 4, 5].forEach((number) => {
    const id = `c${number}`;
    all.set(
      id,
      testObject('Cell', id, {
        id,
        label: number === 2 ? null : `cell ${number}`,
        neighbours: number === 5 ? null : () => [list('c1 c2')(), null, [], list(`c${number} c3`)()],
        colour: number % 2 === 0 ? 'RED' : 'GREEN',
        wires: number === 3 ? null : list('w1 w2'),
        value: number === 4 ? null : number,
        matrix: [[[1, 2], null], [], [[]]],
        temperature: number === 3 ? null : number + 0.25,
        history: ({ since, colours }: { since?: number | null; colours?: readonly unknown[] | null }) =>
          since === 0 ? null : [change(`h${number}`, id), note(`n${number} ${colours?.length ?? 'no'}`, 'c2')],
        hottest: () => get('c5'),
        flags: [true, null, number > 2],
        state: state(`${id}.state`, 2),
        plug: number === 1 ? null : plug(`${id}.plug`, 'w1'),
      }),
    );
  });
  ['w1', 'w2'].forEach((id) =>
    all.set(
      id,
      testObject('Wire', id, {
        id,
        label: id,
        ends: list(id === 'w1' ? 'c1 c4' : 'c2'),
        meta: id === 'w1' ? meta(`${id}.meta`) : null,
        load: ({ unit }: { unit?: string | null }) => (unit === 'A' ? 5 : null),
        path: () => [list('c1 w2')(), null, list('- w1')()],
        meta2: meta(`${id}.meta2`),
        plugs: [plug(`${id}.plug`, 'c3'), plug(`${id}.plug2`, 'none')],
      }),
    ),
  );
  const loose = plug('loose', 'c1');
  return objectsData(
    {
      rows: () => [list('c1 - c2')(), [], list('c3 c4')()],
      node: ({ id }) => get(String(id)),
      nodes: ({ ids }) => (ids as string[]).map(get),
      wire: () => get('w1'),
      tree: ({ filter }) => tree(`t${JSON.stringify(filter ?? null)}`, 2),
      warm: list('c5 c1'),
      events: ({ colour }) => (colour === 'RED' ? null : [[change('e1', 'c1'), null, note('e2', 'none')], null, []]),
      loads: list('w2 - w1'),
      anything: () => [list('c1 w1')(), [loose], list('w2 c5 c5')()],
    },
    [...all.values()],
    { Node: ['Cell', 'Wire'] },
  );
}
