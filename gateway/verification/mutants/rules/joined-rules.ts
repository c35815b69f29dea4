import {
  Kind,
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type ObjectTypeDefinitionNode,
} from 'graphql';

import type { SupergraphRules } from '../../../authorization/access-rules.ts';
import { readRules } from '../../../authorization/read-rules.ts';

/**
 * The rules that the gateway would read from the composition of these schemas. Composition joins the rules of several
 * owners with "and"; this does only that, in a hundredth of the time. A test compares it with the committed supergraph.
 *
 * @param links the supergraph's `schema` definition, which links the specifications of its directives
 */
export function joinedRules(links: DefinitionNode, schemas: readonly DocumentNode[]): SupergraphRules {
  const types = new Map<string, ObjectTypeDefinitionNode>();
  for (const definition of schemas.flatMap(({ definitions }) => definitions)) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) {
      continue;
    }
    const name = definition.name.value;
    types.set(name, joinTypes(types.get(name), definition));
  }
  return readRules({ kind: Kind.DOCUMENT, definitions: [links, ...types.values()] });
}

/** The `schema` definition of a supergraph. */
export function linksOf(supergraph: DocumentNode): DefinitionNode {
  const links = supergraph.definitions.find(({ kind }) => kind === Kind.SCHEMA_DEFINITION);
  if (links === undefined) {
    throw new Error('The supergraph links no specification.');
  }
  return links;
}

function joinTypes(
  other: ObjectTypeDefinitionNode | undefined,
  type: ObjectTypeDefinitionNode,
): ObjectTypeDefinitionNode {
  const fields = new Map<string, FieldDefinitionNode>();
  for (const field of [...(other?.fields ?? []), ...(type.fields ?? [])]) {
    const known = fields.get(field.name.value);
    fields.set(field.name.value, { ...field, directives: rulesOf(known, field) });
  }
  return { ...type, directives: rulesOf(other, type), fields: [...fields.values()] };
}

interface Protected {
  readonly directives?: readonly ConstDirectiveNode[] | undefined;
}

function rulesOf(...owners: readonly (Protected | undefined)[]): ConstDirectiveNode[] {
  return owners
    .flatMap((owner) => owner?.directives ?? [])
    .filter(({ name }) => ['requiresScopes', 'authenticated', 'policy'].includes(name.value));
}
