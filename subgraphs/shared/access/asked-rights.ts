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

/** What a document takes to be answered, worked out once per document. */
export interface AskedRights {
  /** Each scope with the first coordinate that takes it, e.g. `party:identity` → `Party.idNumber`. */
  readonly scopes: ReadonlyMap<string, string>;
  /** Where it names records by representations: their types are known only with the request's variables. */
  readonly representations: readonly ValueNode[];
}

/**
 * All that a document asks for, through fragments, aliases and `_entities`, of every operation in it. A selection,
 * `__typename` included, takes the class of the type it stands on and its own; what a link leads to is selected from in turn.
 *
 * Threat: the gateway cuts what a viewer may not read before it plans, and could have a mistake. So the office that owns
 * the data looks again, by its own map and at the whole document: a mistake there costs an answer, not a secret.
 */
export function askedRights(schema: GraphQLSchema, rules: FieldRules, document: DocumentNode): AskedRights {
  const scopes = new Map<string, string>();
  const representations: ValueNode[] = [];
  const ask = (fieldClass: FieldClass | undefined, coordinate: string): void => {
    const scope = fieldClass === undefined ? null : FIELD_CLASSES[fieldClass].scope;
    if (scope !== null && !scopes.has(scope)) {
      scopes.set(scope, coordinate);
    }
  };
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field({ arguments: given }) {
        const parent = types.getParentType()?.name;
        const field = types.getFieldDef()?.name;
        if (parent === undefined || field === undefined) {
          return;
        }
        const row = rules.get(parent);
        ask(row?.type, parent);
        ask(row?.fields.get(field), `${parent}.${field}`);
        if (field === '_entities') {
          representations.push(...(given ?? []).map(({ value }) => value));
        }
      },
    }),
  );
  return { scopes, representations };
}

/** The first coordinate that the viewer may not read, e.g. `Party.idNumber` or `Party`; null where there is none. */
export function deniedTo(
  { scopes }: Viewer,
  asked: AskedRights,
  rules: FieldRules,
  variables: Readonly<Record<string, unknown>>,
): string | null {
  for (const [scope, coordinate] of asked.scopes) {
    if (!scopes.includes(scope)) {
      return coordinate;
    }
  }
  for (const type of new Set(
    asked.representations.flatMap((node) => typesNamedIn(valueFromASTUntyped(node, variables))),
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
