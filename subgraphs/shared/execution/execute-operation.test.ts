import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  buildSchema,
  execute,
  getOperationAST,
  Kind,
  parse,
  validate,
  type DocumentNode,
  type ExecutionResult,
} from 'graphql';

import { compileOperation } from './compile-operation.ts';
import { executeOperation } from './execute-operation.ts';
import { settleItems } from './settle-items.ts';

const SCHEMA = settleItems(
  buildSchema(`
    type Query { item: Item, items: [Item!]!, any: Any, anys: [Any], numbers(upTo: Int = 3, of: Range): [Int!] }
    input Range { from: Int! = 1, to: Int }
    enum Kind { ONE TWO }
    union Any = Item | Other
    interface Named { name: String }
    type Item implements Named {
      id: ID!, name: String, strict: String!, count: Int, kind: Kind, kinds: [Kind!]
      child: Item, must: Item!, children: [Item!]!, sparse: [Item], any: Any, named: Named, matrix: [[Int!]]!
    }
    type Other implements Named { name: String, other: Boolean!, item: Item }
  `),
);

const LEAVES: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  id: fc.constantFrom('a', 7),
  name: fc.constantFrom('甲', '', 5, null, {}),
  strict: fc.constantFrom('s', 's', 's', null),
  count: fc.constantFrom(1, -3, 2 ** 40, 'x', null),
  kind: fc.constantFrom('ONE', 'TWO', 'THREE', null),
  other: fc.constantFrom(true, false, 'yes'),
  kinds: fc.constantFrom(['ONE'], ['ONE', 'X'], 'ONE', null),
  matrix: fc.constantFrom([[1], [2, 3]], [[1, null], [4]], [null], null, []),
};

/** How a property answers: at once, later, or with an error in one of the ways there are. */
const WAYS = [
  'now',
  'now',
  'now',
  'later',
  'method',
  'method later',
  'throws',
  'rejects',
  'is an error',
  'getter',
] as const;

function answering(value: fc.Arbitrary<unknown>): fc.Arbitrary<{ way: (typeof WAYS)[number]; value: unknown }> {
  return fc.record({ way: fc.constantFrom(...WAYS), value });
}

const OBJECTS = new Set(['child', 'must', 'any', 'named', 'item']);
const LISTS = new Set(['children', 'sparse', 'items', 'anys']);

/** What an object answers, as a description that can be printed. */
const { source } = fc.letrec((tie) => ({
  source: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constant(null),
    fc.record({
      __typename: fc.constantFrom('Item', 'Item', 'Other', 'Query'),
      ...Object.fromEntries(Object.entries(LEAVES).map(([name, value]) => [name, answering(value)])),
      ...Object.fromEntries([...OBJECTS].map((name) => [name, answering(tie('source'))])),
      ...Object.fromEntries(
        [...LISTS].map((name) => [name, answering(fc.array(fc.tuple(fc.boolean(), tie('source')), { maxLength: 3 }))]),
      ),
    }),
  ),
}));

/** An object whose properties answer as described. */
function sourceOf(described: unknown): object | null {
  if (described === null) {
    return null;
  }
  const object: Record<string, unknown> = {};
  for (const [name, told] of Object.entries(described as object)) {
    if (typeof told === 'string') {
      object[name] = told;
      continue;
    }
    const { way, value } = told as { way: (typeof WAYS)[number]; value: unknown };
    const settled = LISTS.has(name)
      ? (value as [boolean, unknown][]).map(itemOf)
      : OBJECTS.has(name)
        ? sourceOf(value)
        : value;
    Object.defineProperty(object, name, { enumerable: true, configurable: true, ...propertyOf(name, way, settled) });
  }
  return object;
}

function itemOf([isLater, described]: [boolean, unknown]): unknown {
  const item = sourceOf(described);
  return isLater ? new Promise((resolve) => void setImmediate(resolve, item)) : item;
}

function propertyOf(name: string, way: (typeof WAYS)[number], value: unknown): PropertyDescriptor {
  switch (way) {
    case 'now':
      return { value };
    case 'later':
      return { get: () => Promise.resolve(value) };
    case 'method':
      return { value: () => value };
    case 'method later':
      return { value: () => new Promise((resolve) => void setImmediate(resolve, value)) };
    case 'throws':
    case 'getter':
      return {
        get: () => {
          throw new Error(`${name} cannot be read`);
        },
      };
    case 'rejects':
      return { value: () => Promise.reject(new Error(`${name} is refused`)) };
    default:
      return { value: new Error(`${name} is an error`) };
  }
}

const LEAF_SELECTIONS = ['id', 'name', 'strict', 'count', 'kind', 'again: name', '__typename', 'kinds', 'matrix'];

const { onItem, onAny } = fc.letrec<{ onItem: string; onAny: string }>((tie) => ({
  onItem: fc
    .tuple(
      fc.subarray(LEAF_SELECTIONS, { minLength: 1 }),
      fc.array(
        fc.oneof(
          { depthSize: 'small', maxDepth: 3 },
          fc.constant('...Basics'),
          fc.tuple(fc.constantFrom('child', 'must', 'children', 'sparse', 'x: child'), tie('onItem')).map(below),
          fc.tuple(fc.constant('any'), tie('onAny')).map(below),
          fc.constant('named { __typename name ... on Item { id } }'),
        ),
        { maxLength: 3 },
      ),
    )
    .map(([leaves, deeper]) => [...leaves, ...deeper].join(' ')),
  onAny: fc
    .tuple(tie('onItem'), fc.constantFrom('', '... on Other { other name item { id } }', '__typename'))
    .map(([item, other]) => `... on Item { ${item} } ... on Named { name } ${other}`),
}));

function below([field, selection]: [string, string]): string {
  return `${field} { ${selection} }`;
}

const texts = fc
  .tuple(onItem, onItem, onAny)
  .map(
    ([one, many, any]) =>
      `query Q($upTo: Int, $of: Range) { item { ${one} } items { ${many} ...Basics } any { ${any} } anys { ${any} } ` +
      'numbers(upTo: $upTo, of: $of) } fragment Basics on Item { id basics: name children { id } }',
  )
  .filter((text) => validate(SCHEMA, parse(text)).length === 0);

it('answers as graphql-js does, whatever a document asks and whatever resolvers give', async () => {
  await fc.assert(
    fc.asyncProperty(texts, source, variables(), async (text, described, variableValues) => {
      const document = parse(text);
      const rootValue = Object.assign(sourceOf(described) ?? {}, numbersOf());
      const reference = await execute({ schema: SCHEMA, document, rootValue, variableValues });
      const answer = await compiled(document, rootValue, variableValues);
      expect(JSON.stringify(answer.data)).toBe(JSON.stringify(reference.data));
      const [ours, theirs] = [errorsOf(answer), errorsOf(reference)];
      expect(ours).toEqual(expect.arrayContaining(theirs));
      // What is below a place that became null was perhaps not waited for.
      const beyond = ours.filter((error) => !theirs.includes(error));
      expect(beyond.filter((error) => isShown(answer.data, pathIn(error)))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

it('answers a long list whole, and lets other work of the process in between', async () => {
  const document = parse('{ anys { ... on Item { id name } } }');
  const names = Array.from({ length: 2_500 }, (_, at) => `${at}`);
  const anys = names.map((id) => ({ __typename: 'Item', id, name: id === '1700' ? Promise.resolve(id) : id }));
  let turns = 0;
  let next = setImmediate(function turn() {
    turns += 1;
    next = setImmediate(turn);
  });
  const { data, errors } = await compiled(document, { anys }, {});
  clearImmediate(next);
  expect([data, errors]).toEqual([{ anys: names.map((id) => ({ id, name: id })) }, undefined]);
  expect(turns).toBeGreaterThanOrEqual(2);
});

it('counts, orders and refuses variables as graphql-js does', async () => {
  const document = parse('query ($upTo: Int!) { numbers(upTo: $upTo) }');
  const rootValue = numbersOf();
  for (const variableValues of [{}, { upTo: null }, { upTo: 'three' }, { upTo: 2 }]) {
    const reference = await execute({ schema: SCHEMA, document, rootValue, variableValues });
    const answer = await compiled(document, rootValue, variableValues);
    expect(JSON.parse(JSON.stringify(answer))).toEqual(JSON.parse(JSON.stringify(reference)));
  }
});

it.each([
  '{ __schema { queryType { name } } }',
  '{ item { id @skip(if: true) name } }',
  '{ item { ... @include(if: true) { id } } }',
])('leaves %s to graphql-js', (text) => {
  const document = parse(text);
  expect(compileOperation(SCHEMA, getOperationAST(document)!, {})).toBeNull();
});

function variables(): fc.Arbitrary<Record<string, unknown>> {
  return fc.record({
    upTo: fc.constantFrom(null, 0, 2),
    of: fc.constantFrom(undefined, { to: 2 }, { from: 2, to: null }),
  });
}

/** A resolver that shows the arguments that it was given. */
function numbersOf(): object {
  return {
    numbers: ({ upTo, of }: { upTo: number | null; of?: { from: number; to?: number | null } }) => [
      upTo ?? -1,
      of === undefined ? -2 : of.from,
      of?.to ?? -3,
    ],
  };
}

async function compiled(
  document: DocumentNode,
  root: object,
  variables: Record<string, unknown>,
): Promise<ExecutionResult> {
  const operation = getOperationAST(document);
  const fragments = Object.fromEntries(
    document.definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );
  const compiledOperation = operation && compileOperation(SCHEMA, operation, fragments);
  if (!compiledOperation) {
    throw new Error('The document is not compiled.');
  }
  const options = { schema: SCHEMA, fragments, variables, context: null, root };
  const { result, json } = await executeOperation(compiledOperation, options);
  const { data } = JSON.parse(json({ data: result.data ?? null })) as ExecutionResult;
  return 'data' in result ? { ...result, data } : result;
}

/** Each error by its place and text; a type that is not told is worded differently. */
function errorsOf({ errors = [] }: ExecutionResult): string[] {
  return errors.map(({ path, message, nodes }) =>
    JSON.stringify([
      path,
      /Abstract type|No type of|not a possible type/.test(message) ? 'no type' : message,
      nodes?.length,
    ]),
  );
}

function pathIn(error: string): (string | number)[] {
  return (JSON.parse(error) as [(string | number)[]])[0];
}

/** Whether what holds the last part of a path is in the data. */
function isShown(data: unknown, path: readonly (string | number)[]): boolean {
  let at: unknown = data;
  for (const part of path.slice(0, -1)) {
    if (at === null || at === undefined) {
      return false;
    }
    at = (at as Record<string | number, unknown>)[part];
  }
  return at !== null && at !== undefined;
}
