import { Supergraph } from '@apollo/federation-internals';
import { isInterfaceType, isObjectType, parse, type GraphQLSchema } from 'graphql';

import { AUDIENCES, type Audience } from '../../../subgraphs/shared/access/audiences.ts';
import { joinedTypes } from '../../graphql/joined-types.ts';
import type { SupergraphRules } from '../access-rules.ts';
import type { Audiences } from '../audiences.ts';
import { readRules } from '../read-rules.ts';
import { sliceSchema } from '../slice-schema.ts';
import { stripRules } from '../split-rules.ts';

/** What reports on access read from a supergraph. */
export interface SupergraphAccess {
  readonly rules: SupergraphRules;
  /** The API schema. */
  readonly schema: GraphQLSchema;
  /** The subgraphs that answer a field, `Type.field`, as the supergraph's `join__Graph` names them, in lower case. */
  ownersOf(coordinate: string): readonly string[];
}

/** @throws Error where the text is not a valid supergraph */
export function readSupergraphAccess(supergraphSdl: string): SupergraphAccess {
  const document = parse(supergraphSdl);
  const owners = new Map<string, readonly string[]>(
    joinedTypes(document).flatMap(({ name, fields }) =>
      fields.map((field) => [`${name}.${field.name}`, field.owners.map((owner) => owner.toLowerCase())] as const),
    ),
  );
  return {
    rules: readRules(document),
    schema: Supergraph.build(stripRules(supergraphSdl, document)).apiSchema().toGraphQLJSSchema(),
    ownersOf: (coordinate) => owners.get(coordinate) ?? [],
  };
}

/** The coordinates, `Type.field`, that each audience reaches with all its scopes. */
export function reachOf(
  access: SupergraphAccess,
  audiences: Audiences,
): Readonly<Record<Audience, ReadonlySet<string>>> {
  const reach: Partial<Record<Audience, ReadonlySet<string>>> = {};
  for (const audience of AUDIENCES) {
    reach[audience] = new Set(fieldCoordinates(sliceFor(access, audiences, audience)));
  }
  return reach as Record<Audience, ReadonlySet<string>>;
}

/** The schema of what an audience reaches with all its scopes. */
export function sliceFor({ schema, rules }: SupergraphAccess, audiences: Audiences, audience: Audience): GraphQLSchema {
  return sliceSchema(schema, rules, { audience, scopes: audiences[audience].scopes });
}

/** All fields of object types and interfaces, in the schema's order. */
export function fieldCoordinates(schema: GraphQLSchema): readonly string[] {
  return Object.values(schema.getTypeMap()).flatMap((type) =>
    type.name.startsWith('__') || !(isObjectType(type) || isInterfaceType(type))
      ? []
      : Object.keys(type.getFields()).map((field) => `${type.name}.${field}`),
  );
}
