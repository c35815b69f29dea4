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
import { UnknownRecord } from '../loading/unknown-record.ts';

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
 * The errors of records in the form for the caller. Merges those of values that cannot be shown into one for each field, page and fault. It names type, field, how
 * many records, and their keys as far as the viewer may read these. Other errors stay as they are.
 */
export function mergeUnreadable(
  errors: readonly GraphQLError[],
  source: ErrorSource,
): { readonly errors: readonly GraphQLError[]; readonly unreadable: readonly UnreadableField[] } {
  if (!errors.some(isOfRecords)) {
    return { errors, unreadable: [] };
  }
  const fields = fieldsOf(source);
  const groups = new Map<string, Group>();
  const others: GraphQLError[] = [];
  for (const error of errors) {
    if (error.originalError instanceof UnknownRecord) {
      others.push(unknownRecord(error, error.originalError, source));
      continue;
    }
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

function isOfRecords(error: GraphQLError): boolean {
  return error.originalError instanceof UnknownRecord || mayBeUnreadable(error);
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
  const records = recordsOf(cause, [...keys], source);
  const where = records === null ? (count === 1 ? '' : ` in ${count} records`) : `, of ${records}`;
  const message = `${coordinate} cannot be shown: ${fault}${where}.`;
  return new GraphQLError(message, {
    nodes,
    source: text,
    positions,
    path: path.filter((part, at) => typeof part === 'string' || path[at - 1] === '_entities'),
    extensions: { code: 'UNREADABLE_VALUE', coordinate, fault, count, ...(records !== null && { records }) },
  });
}

/** The gateway merges these by the client's path, which only it knows. */
function unknownRecord(
  { nodes, source: text, positions, path }: GraphQLError,
  { type, keyName, key }: UnknownRecord,
  source: ErrorSource,
): GraphQLError {
  const record = mayRead(source, type, keyName) ? { record: key.slice(0, 64) } : {};
  const message = `${[type, ...Object.values(record)].join(' ')}: the office has no such record that you may read.`;
  return new GraphQLError(message, {
    nodes,
    source: text,
    positions,
    path,
    extensions: { code: 'UNKNOWN_RECORD', coordinate: type, ...record },
  });
}

/** Whether the viewer may read the key of a type's records. */
function mayRead({ rules, viewer }: ErrorSource, type: string, keyName: string): boolean {
  const keyClass = rules.get(type)?.fields.get(keyName);
  const scope = keyClass === undefined ? undefined : FIELD_CLASSES[keyClass].scope;
  return scope === null || (scope !== undefined && viewer.scopes.includes(scope));
}

/** The keys of the records, as far as the viewer may read them: `id c4, c6`. */
function recordsOf(cause: UnreadableValue | null, keys: readonly string[], source: ErrorSource): string | null {
  if (cause === null || keys.length === 0 || !mayRead(source, cause.entity, cause.keyName)) {
    return null;
  }
  const more = keys.length - MAX_KEYS;
  return `${cause.keyName} ${keys.slice(0, MAX_KEYS).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
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
