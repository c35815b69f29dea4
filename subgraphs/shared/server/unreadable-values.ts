import {
  getNamedType,
  GraphQLError,
  isEnumType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type ASTNode,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';

import { FIELD_CLASSES } from '../access/field-class.ts';
import type { FieldRules } from '../access/field-rules.ts';
import type { Viewer } from '../access/viewer.ts';
import { UnreadableValue, type ValueFault } from '../database/unreadable-value.ts';

/** More keys than this say nothing new; `count` has their number. */
const MAX_KEYS = 10;

/** The stored values that one field of one page could not show, as the log has it: column and keys, and no value. */
export interface UnreadableField {
  readonly coordinate: string;
  readonly column: string | null;
  readonly fault: ValueFault;
  readonly keys: readonly string[];
  readonly count: number;
}

export interface ErrorSource {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly rules: FieldRules;
  readonly viewer: Viewer;
}

interface Group {
  readonly first: GraphQLError;
  readonly coordinate: string;
  readonly fault: ValueFault;
  readonly cause: UnreadableValue | null;
  readonly keys: Set<string>;
  count: number;
}

/**
 * Merges the errors of values that cannot be shown into one for each field, page and fault. It names type, field and the keys
 * of the records, as far as the viewer may read these. Other errors stay as they are.
 */
export function mergeUnreadable(
  errors: readonly GraphQLError[],
  source: ErrorSource,
): { readonly errors: readonly GraphQLError[]; readonly unreadable: readonly UnreadableField[] } {
  if (!errors.some(mayBeUnreadable)) {
    return { errors, unreadable: [] };
  }
  const fields = fieldsOf(source);
  const groups = new Map<string, Group>();
  const others: GraphQLError[] = [];
  for (const error of errors) {
    const field = fields.get(error.nodes?.[0] as ASTNode);
    const cause = error.originalError instanceof UnreadableValue ? error.originalError : null;
    const fault = cause?.fault ?? (field?.isEnum && mayBeUnreadable(error) ? 'unknown member' : null);
    if (field === undefined || fault === null) {
      others.push(error);
      continue;
    }
    const { coordinate } = field;
    const id = JSON.stringify([error.path?.filter((part) => typeof part === 'string'), coordinate, fault]);
    const group = groups.get(id) ?? { first: error, coordinate, fault, cause, keys: new Set<string>(), count: 0 };
    groups.set(id, group);
    group.count += 1;
    if (typeof cause?.key === 'string') {
      group.keys.add(cause.key.slice(0, 64));
    }
  }
  return {
    errors: [...others, ...[...groups.values()].map((group) => errorOf(group, source))],
    unreadable: [...groups.values()].map(({ coordinate, cause, fault, keys, count }) => {
      return { coordinate, column: cause?.column ?? null, fault, keys: [...keys].slice(0, MAX_KEYS), count };
    }),
  };
}

/** graphql's own error for a value that is no member of its enum quotes the value; it has no code. */
function mayBeUnreadable({ originalError }: GraphQLError): boolean {
  return (
    originalError instanceof UnreadableValue ||
    (originalError instanceof GraphQLError && originalError.extensions['code'] === undefined)
  );
}

function errorOf({ first, coordinate, fault, cause, keys, count }: Group, source: ErrorSource): GraphQLError {
  const { nodes, source: text, positions, path = [] } = first;
  const message = `${coordinate} cannot be shown: ${fault}${whereOf(cause, [...keys], count, source)}.`;
  return new GraphQLError(message, {
    nodes,
    source: text,
    positions,
    path: path.filter((part, at) => typeof part === 'string' || path[at - 1] === '_entities'),
    extensions: { code: 'UNREADABLE_VALUE', coordinate, fault },
  });
}

function whereOf(
  cause: UnreadableValue | null,
  keys: readonly string[],
  count: number,
  { rules, viewer }: ErrorSource,
): string {
  const keyClass = cause === null ? undefined : rules.get(cause.entity)?.fields.get(cause.keyName);
  const scope = keyClass === undefined ? undefined : FIELD_CLASSES[keyClass].scope;
  const mayReadKey = scope === null || (scope !== undefined && viewer.scopes.includes(scope));
  if (!mayReadKey || keys.length === 0) {
    return count === 1 ? '' : ` in ${count} records`;
  }
  const more = keys.length - MAX_KEYS;
  return `, of ${cause?.keyName} ${keys.slice(0, MAX_KEYS).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

interface FieldPlace {
  readonly coordinate: string;
  readonly isEnum: boolean;
}

/** The type and name of every selected field, e.g. `EnforcementCase.basisKind`, by its node. */
function fieldsOf({ schema, document }: ErrorSource): ReadonlyMap<ASTNode, FieldPlace> {
  const types = new TypeInfo(schema);
  const fields = new Map<ASTNode, FieldPlace>();
  visit(
    document,
    visitWithTypeInfo(types, {
      Field(node) {
        const field = types.getFieldDef();
        const parent = types.getParentType();
        if (field && parent) {
          fields.set(node, {
            coordinate: `${parent.name}.${field.name}`,
            isEnum: isEnumType(getNamedType(field.type)),
          });
        }
      },
    }),
  );
  return fields;
}
