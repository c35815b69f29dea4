import {
  TypeInfo,
  valueFromASTUntyped,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLSchema,
  type ValueNode,
} from 'graphql';

import { FIELD_CLASSES, type FieldClass } from './field-class.ts';
import type { FieldRules } from './field-rules.ts';
import type { Viewer } from './viewer.ts';

/** The rights that a document needs, computed once per document. */
export interface DocumentRights {
  /** Each scope with the first coordinate that needs it, e.g. `party:identity` → `Party.idNumber`. */
  readonly scopes: ReadonlyMap<string, string>;
  /** The arguments of `_entities`: which types they name is known only with the request's variables. */
  readonly representations: readonly ValueNode[];
}

/**
 * The rights that all operations of a document need, fragments, aliases and `_entities` included. Every selected field,
 * `__typename` too, needs the scope of its parent type and its own scope.
 *
 * Threat: the gateway removes what a viewer may not read before it plans, and could have a bug. So the office that owns
 * the data checks the whole document again, by its own map: then a bug of the gateway costs an answer, not a secret.
 */
export function documentRights(schema: GraphQLSchema, rules: FieldRules, document: DocumentNode): DocumentRights {
  const scopes = new Map<string, string>();
  const representations: ValueNode[] = [];
  const addScope = (fieldClass: FieldClass | undefined, coordinate: string): void => {
    const scope = fieldClass === undefined ? null : FIELD_CLASSES[fieldClass].scope;
    if (scope !== null && !scopes.has(scope)) {
      scopes.set(scope, coordinate);
    }
  };
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field({ arguments: args }) {
        const parent = types.getParentType()?.name;
        const field = types.getFieldDef()?.name;
        if (parent === undefined || field === undefined) {
          return;
        }
        const row = rules.get(parent);
        addScope(row?.type, parent);
        addScope(row?.fields.get(field), `${parent}.${field}`);
        if (field === '_entities') {
          representations.push(...(args ?? []).map(({ value }) => value));
        }
      },
    }),
  );
  return { scopes, representations };
}

/** The first coordinate that the viewer may not read, e.g. `Party.idNumber` or `Party`; null where there is none. */
export function deniedTo(
  { scopes }: Viewer,
  rights: DocumentRights,
  rules: FieldRules,
  variables: Readonly<Record<string, unknown>>,
): string | null {
  for (const [scope, coordinate] of rights.scopes) {
    if (!scopes.includes(scope)) {
      return coordinate;
    }
  }
  for (const type of new Set(
    rights.representations.flatMap((node) => typesNamedIn(valueFromASTUntyped(node, variables))),
  )) {
    const typeClass = rules.get(type)?.type;
    const scope = typeClass === undefined ? null : FIELD_CLASSES[typeClass].scope;
    if (scope !== null && !scopes.includes(scope)) {
      return type;
    }
  }
  return null;
}

function typesNamedIn(representations: unknown): string[] {
  const all: unknown[] = Array.isArray(representations) ? representations : [representations];
  return all.map((one) => String((one as { __typename?: unknown } | null | undefined)?.__typename));
}
