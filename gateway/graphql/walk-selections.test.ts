import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  buildSchema,
  getNamedType,
  isCompositeType,
  isObjectType,
  Kind,
  parse,
  SchemaMetaFieldDef,
  type DocumentNode,
  type GraphQLNamedType,
  type SelectionSetNode,
} from 'graphql';

import { perDepth } from '../../subgraphs/shared/testing/depth.ts';

import { hasCondition } from './conditions.ts';
import { fragmentsOf, onlyOperation } from './documents.ts';
import { rootScope, selectionWalker, UNTYPED_ROOT, type SelectionVisitor, type TypeScope } from './walk-selections.ts';

const SCHEMA = buildSchema(`
  type Query { id: ID node: Node a: A any: Any }
  interface Node { id: ID node: Node any: Any }
  type A implements Node { id: ID node: Node any: Any a: A }
  type B implements Node { id: ID node: Node any: Any b: B }
  union Any = A | B
`);

/** Writes each field with the type, object types and context of its selection set, so that any difference is visible. */
function describeWalk(): { visitor: SelectionVisitor<string, boolean>; visits: { joined: number } } {
  const visits = { joined: 0 };
  const visitor: SelectionVisitor<string, boolean> = {
    field: ({ field, responseName, scope, type }, isConditional, below) =>
      describeField(scope, responseName, isConditional, type, below(isConditional || hasCondition(field))),
    fragment: ({ selection, inside }, isConditional, walk) => walk(inside, isConditional || hasCondition(selection)),
    join: (parts) => {
      visits.joined += 1;
      return parts.filter((part) => part !== '').join(' ');
    },
  };
  return { visitor, visits };
}

function describeField(
  { type, objectTypes, isRoot }: TypeScope,
  responseName: string,
  isConditional: boolean,
  fieldType: unknown,
  below = '-',
): string {
  const scope = `${type?.name}(${objectTypes.join()})${isRoot ? ' root' : ''}${isConditional ? ' conditional' : ''}`;
  return `${scope}.${responseName}: ${String(fieldType)} {${below}}`;
}

function walk(text: string, isTyped = true): string {
  const document = parse(text);
  const operation = onlyOperation(document);
  const schema = isTyped ? SCHEMA : undefined;
  const scope = isTyped ? rootScope(SCHEMA, operation) : UNTYPED_ROOT;
  return selectionWalker(schema, fragmentsOf(document), describeWalk().visitor)(operation.selectionSet, scope, false);
}

/** The same description by plain recursion, which remembers nothing: its time grows exponentially with nested spreads. */
function walkNaively(text: string, isTyped: boolean): string {
  const document = parse(text);
  const { selectionSet } = onlyOperation(document);
  const root: TypeScope = { type: isTyped ? SCHEMA.getQueryType()! : undefined, objectTypes: [], isRoot: true };
  return recurse(document, selectionSet, isTyped ? { ...root, objectTypes: ['Query'] } : root, false, isTyped);
}

function recurse(
  document: DocumentNode,
  { selections }: SelectionSetNode,
  scope: TypeScope,
  isConditional: boolean,
  isTyped: boolean,
): string {
  const parts: string[] = [];
  for (const selection of selections) {
    const isInner = isConditional || (selection.directives ?? []).length > 0;
    if (selection.kind === Kind.FIELD) {
      const type = fieldTypeOf(scope, selection.name.value);
      const named = isTyped ? getNamedType(type) : undefined;
      const inner: TypeScope = {
        type: isCompositeType(named) ? named : undefined,
        objectTypes: objectTypesOf(named),
        isRoot: false,
      };
      const below = selection.selectionSet && recurse(document, selection.selectionSet, inner, isInner, isTyped);
      parts.push(describeField(scope, (selection.alias ?? selection.name).value, isConditional, type, below));
      continue;
    }
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection
        : document.definitions.find(
            (definition) =>
              definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === selection.name.value,
          );
    if (fragment === undefined || !('selectionSet' in fragment)) {
      continue;
    }
    const condition = 'typeCondition' in fragment ? fragment.typeCondition : undefined;
    const type = condition && SCHEMA.getType(condition.name.value);
    const inside: TypeScope =
      condition === undefined || !isTyped
        ? scope
        : {
            type: isCompositeType(type) ? type : undefined,
            objectTypes: scope.objectTypes.filter((name) => objectTypesOf(type).includes(name)),
            isRoot: scope.isRoot,
          };
    parts.push(recurse(document, fragment.selectionSet, inside, isInner, isTyped));
  }
  return parts.filter((part) => part !== '').join(' ');
}

function fieldTypeOf({ type, isRoot }: TypeScope, name: string) {
  if (isRoot && name === '__schema') {
    return SchemaMetaFieldDef.type;
  }
  return type !== undefined && 'getFields' in type ? type.getFields()[name]?.type : undefined;
}

function objectTypesOf(type: GraphQLNamedType | undefined): readonly string[] {
  if (isObjectType(type)) {
    return [type.name];
  }
  return isCompositeType(type) && !isObjectType(type) ? SCHEMA.getPossibleTypes(type).map(({ name }) => name) : [];
}

type RandomSelection =
  | { kind: 'field'; name: string; alias: string; condition: string; below: RandomSelection[] | undefined }
  | { kind: 'inline'; on: string; condition: string; below: RandomSelection[] }
  | { kind: 'spread'; fragment: number; condition: string };

const FRAGMENT_COUNT = 4;
const typeName = fc.constantFrom('Query', 'Node', 'A', 'B', 'Any', 'Unknown');
const condition = fc.constantFrom('', '', ' @include(if: true)', ' @skip(if: $v)');
const selections = fc.letrec<{ set: RandomSelection[]; one: RandomSelection }>((tie) => ({
  set: fc.array(tie('one'), { minLength: 1, maxLength: 3, depthIdentifier: 'selections' }),
  one: fc.oneof(
    { depthIdentifier: 'selections', maxDepth: 3 },
    fc.record({
      kind: fc.constant('spread' as const),
      fragment: fc.nat(FRAGMENT_COUNT - 1),
      condition,
    }),
    fc.record({
      kind: fc.constant('field' as const),
      name: fc.constantFrom('id', 'node', 'a', 'b', 'any', '__typename', '__schema', 'unknown'),
      alias: fc.constantFrom('', '', 'x: '),
      condition,
      below: fc.option(tie('set'), { nil: undefined }),
    }),
    fc.record({
      kind: fc.constant('inline' as const),
      on: fc.option(
        typeName.map((name) => `on ${name}`),
        { nil: '' },
      ),
      condition,
      below: tie('set'),
    }),
  ),
})).set;

/** A document, not always valid, whose fragments only spread later fragments: without cycles. */
const randomDocument = fc
  .tuple(selections, fc.array(fc.tuple(typeName, selections), { minLength: FRAGMENT_COUNT, maxLength: FRAGMENT_COUNT }))
  .map(([operation, fragments]) =>
    [
      `query ($v: Boolean!) ${printSet(operation, -1)}`,
      ...fragments.map(([on, below], index) => `fragment F${index} on ${on} ${printSet(below, index)}`),
    ].join('\n'),
  );

function printSet(set: readonly RandomSelection[], fragment: number): string {
  const lines = set.map((selection) => {
    switch (selection.kind) {
      case 'field': {
        const { name, alias, condition: directive, below } = selection;
        return `${alias}${name}${directive} ${below === undefined ? '' : printSet(below, fragment)}`;
      }
      case 'inline':
        return `... ${selection.on}${selection.condition} ${printSet(selection.below, fragment)}`;
      case 'spread':
        return selection.fragment > fragment ? `...F${selection.fragment}${selection.condition}` : 'id';
    }
  });
  return `{ ${lines.join(' ')} }`;
}

describe('the selection walker', () => {
  it.each([true, false])('gives the same result as plain recursion on random documents, typed: %s', (isTyped) => {
    fc.assert(
      fc.property(randomDocument, (text) => {
        expect(walk(text, isTyped)).toBe(walkNaively(text, isTyped));
      }),
      { numRuns: perDepth({ quick: 200, deep: 5_000 }) },
    );
  });

  it('walks each selection set once for each scope and context', () => {
    const levels = 40;
    const fragments = Array.from(
      { length: levels },
      (_, level) => `fragment F${level} on A { x: a { ...F${level + 1} } y: a { ...F${level + 1} } }`,
    );
    const document = parse(`{ a { ...F0 } } ${fragments.join(' ')} fragment F${levels} on A { id }`);
    const operation = onlyOperation(document);
    let visits = 0;
    const countFields = selectionWalker<number, boolean>(SCHEMA, fragmentsOf(document), {
      field(_, context, below) {
        visits += 1;
        return 1 + (below(context) ?? 0);
      },
      join: (parts) => parts.reduce((sum, part) => sum + part, 0),
    });
    expect(countFields(operation.selectionSet, rootScope(SCHEMA, operation), false)).toBe(3 * 2 ** levels - 1);
    expect(visits).toBe(1 + 2 * levels + 1);
    countFields(operation.selectionSet, rootScope(SCHEMA, operation), true);
    expect(visits).toBe(2 * (1 + 2 * levels + 1));
  });

  it('walks a fragment again in another scope', () => {
    expect(walk('{ a { ...F } node { ...F } } fragment F on Node { id }')).toBe(
      'Query(Query) root.a: A {Node(A).id: ID {-}} Query(Query) root.node: Node {Node(A,B).id: ID {-}}',
    );
  });

  it('narrows the object types by each fragment around a field', () => {
    expect(walk('{ node { ... on Any { ... on B { ... on Node { id } } } } }')).toContain('Node(B).id');
    expect(walk('{ node { ... on A { ... on B { id } } } }')).toContain('B().id');
    expect(walk('{ node { ... on Unknown { id } } }')).toContain('undefined().id: undefined');
  });

  it('ends at a fragment that spreads itself, directly or through others', () => {
    expect(walk('{ a { ...F } } fragment F on A { id ...F }')).toBe('Query(Query) root.a: A {A(A).id: ID {-}}');
    expect(walk('{ a { ...F } } fragment F on A { id ...G } fragment G on A { x: id ...F }')).toBe(
      'Query(Query) root.a: A {A(A).id: ID {-} A(A).x: ID {-}}',
    );
    expect(walk('{ a { ...F } } fragment F on A { a { ...F } }')).toBe('Query(Query) root.a: A {A(A).a: A {}}');
  });

  it('ignores the spread of a fragment that the document does not have', () => {
    expect(walk('{ id ...Unknown }')).toBe('Query(Query) root.id: ID {-}');
  });

  it('knows no types without a schema, but which fields are root fields', () => {
    expect(walk('{ a { id } ... on Query { id } }', false)).toBe(
      'undefined() root.a: undefined {undefined().id: undefined {-}} undefined() root.id: undefined {-}',
    );
  });

  it('visits only the selections that the visitor includes', () => {
    const document = parse('{ id @skip(if: true) ... @include(if: false) { a { id } } any { __typename } }');
    const { visitor } = describeWalk();
    const walkIncluded = selectionWalker(undefined, fragmentsOf(document), {
      ...visitor,
      includes: (selection) => !hasCondition(selection),
    });
    expect(walkIncluded(onlyOperation(document).selectionSet, UNTYPED_ROOT, false)).toBe(
      'undefined() root.any: undefined {undefined().__typename: undefined {-}}',
    );
  });
});
