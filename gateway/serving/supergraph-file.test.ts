import { describe, expect, it } from '@jest/globals';
import { Kind, parse, type ConstDirectiveNode, type FieldDefinitionNode, type ObjectTypeDefinitionNode } from 'graphql';

import { SUBGRAPHS } from '../../subgraphs/definitions.ts';
import { innermostName } from '../graphql/types.ts';

import { readCommittedSupergraph } from './supergraph-file.ts';

const TYPES = parse(await readCommittedSupergraph()).definitions.filter(
  (definition): definition is ObjectTypeDefinitionNode => definition.kind === Kind.OBJECT_TYPE_DEFINITION,
);

/** An argument of a `@join__…` directive, as written. */
function argumentOf(directive: ConstDirectiveNode, name: string): string | undefined {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.ENUM || value?.kind === Kind.STRING ? value.value : undefined;
}

function joins(of: ObjectTypeDefinitionNode | FieldDefinitionNode, directive: string): ConstDirectiveNode[] {
  return (of.directives ?? []).filter(({ name }) => name.value === directive);
}

function isEntity(type: ObjectTypeDefinitionNode): boolean {
  return joins(type, 'join__type').some((join) => argumentOf(join, 'key') !== undefined);
}

/** The subgraphs that resolve a field: those that it names, otherwise all of its type. */
function resolversOf(field: FieldDefinitionNode, type: ObjectTypeDefinitionNode): string[] {
  const own = joins(field, 'join__field').filter(
    (join) => !join.arguments?.some(({ name }) => name.value === 'external'),
  );
  const all = own.length > 0 ? own : joins(type, 'join__type');
  return [...new Set(all.map((join) => argumentOf(join, 'graph') ?? ''))];
}

/** The office that owns an entity, by its rights to fields. Others add fields by its key. */
function ownerOf({ name }: ObjectTypeDefinitionNode): string {
  const owner = Object.values(SUBGRAPHS).find(({ access }) => access[name.value]?.isOwn);
  return owner?.name.toUpperCase() ?? '';
}

/**
 * A fault of one subgraph makes its fields null. If such a field is not nullable, the null spreads to the entity that it was
 * added to, to the list of the entity, and to the whole result.
 */
describe('the supergraph', () => {
  it('has only nullable fields where one subgraph adds them to another’s entity', () => {
    const lossy = TYPES.filter(isEntity).flatMap((type) =>
      (type.fields ?? [])
        .filter((field) => field.type.kind === Kind.NON_NULL_TYPE)
        .filter((field) => resolversOf(field, type).every((graph) => graph !== ownerOf(type)))
        .map((field) => `${type.name.value}.${field.name.value}`),
    );
    expect(lossy).toEqual([]);
  });

  it('has only nullable fields where they return another subgraph’s entity', () => {
    const owners = new Map(TYPES.filter(isEntity).map((type) => [type.name.value, ownerOf(type)]));
    const lossy = TYPES.flatMap((type) =>
      (type.fields ?? [])
        .filter((field) => field.type.kind === Kind.NON_NULL_TYPE)
        .filter((field) => {
          const owner = owners.get(innermostName(field.type));
          return owner !== undefined && !resolversOf(field, type).includes(owner);
        })
        .map((field) => `${type.name.value}.${field.name.value}`),
    );
    expect(lossy).toEqual([]);
  });
});
