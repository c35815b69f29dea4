import { describe, expect, it } from '@jest/globals';
import { Kind, parse, type ConstDirectiveNode, type FieldDefinitionNode, type ObjectTypeDefinitionNode } from 'graphql';

import { readCommittedSupergraph } from './supergraph-file.ts';

const TYPES = parse(await readCommittedSupergraph()).definitions.filter(
  (definition): definition is ObjectTypeDefinitionNode => definition.kind === Kind.OBJECT_TYPE_DEFINITION,
);

/** The argument of a `@join__…` directive that names a subgraph or a key, as written. */
function told(directive: ConstDirectiveNode, name: string): string | undefined {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.ENUM || value?.kind === Kind.STRING ? value.value : undefined;
}

function joins(of: ObjectTypeDefinitionNode | FieldDefinitionNode, directive: string): ConstDirectiveNode[] {
  return (of.directives ?? []).filter(({ name }) => name.value === directive);
}

function isEntity(type: ObjectTypeDefinitionNode): boolean {
  return joins(type, 'join__type').some((join) => told(join, 'key') !== undefined);
}

/** The subgraphs that answer a field; all that know the type, where the field does not say. */
function answerers(field: FieldDefinitionNode, type: ObjectTypeDefinitionNode): string[] {
  const own = joins(field, 'join__field').filter(
    (join) => !join.arguments?.some(({ name }) => name.value === 'external'),
  );
  const all = own.length > 0 ? own : joins(type, 'join__type');
  return [...new Set(all.map((join) => told(join, 'graph') ?? ''))];
}

/** The subgraph that keeps an entity: it answers most of its fields, the others know its key and add to it. */
function keeperOf(type: ObjectTypeDefinitionNode): string {
  const counts = new Map<string, number>();
  for (const [only, ...others] of (type.fields ?? []).map((field) => answerers(field, type))) {
    if (only !== undefined && others.length === 0) {
      counts.set(only, (counts.get(only) ?? 0) + 1);
    }
  }
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? '';
}

/**
 * A fault in one office costs the fields that are asked of it. Where such a field may not be null, it would cost the whole
 * entity that it was added to, then the list that the entity is in, and at last the whole answer.
 */
describe('the supergraph', () => {
  it('lets every field be null that one subgraph adds to another’s entity', () => {
    const lossy = TYPES.filter(isEntity).flatMap((type) =>
      (type.fields ?? [])
        .filter((field) => field.type.kind === Kind.NON_NULL_TYPE)
        .filter((field) => answerers(field, type).every((graph) => graph !== keeperOf(type)))
        .map((field) => `${type.name.value}.${field.name.value}`),
    );
    expect(lossy).toEqual([]);
  });

  it('lets every field be null that leads to another subgraph’s entity', () => {
    const keepers = new Map(TYPES.filter(isEntity).map((type) => [type.name.value, keeperOf(type)]));
    const lossy = TYPES.flatMap((type) =>
      (type.fields ?? [])
        .filter((field) => field.type.kind === Kind.NON_NULL_TYPE)
        .filter((field) => {
          const keeper = keepers.get(innermost(field));
          return keeper !== undefined && !answerers(field, type).includes(keeper);
        })
        .map((field) => `${type.name.value}.${field.name.value}`),
    );
    expect(lossy).toEqual([]);
  });
});

function innermost({ type }: FieldDefinitionNode): string {
  let inner = type;
  while (inner.kind !== Kind.NAMED_TYPE) {
    inner = inner.type;
  }
  return inner.name.value;
}
