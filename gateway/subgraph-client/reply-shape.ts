import {
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

import { isRecord } from '../../subgraphs/shared/is-record.ts';
import { isCondition } from '../graphql/conditions.ts';
import type { Fragments } from '../graphql/documents.ts';
import { possibleTypes } from '../graphql/types.ts';
import { scopeOfType, selectionWalker, type SelectionVisitor } from '../graphql/walk-selections.ts';

/** Response path within one reply, list indexes left out. */
type Path = readonly string[];

/** Called for every place where a reply is not what the schema says, once per value. */
export type OnFault = (path: Path) => void;

/** Returns the value, or null where it was not what the schema says. */
type Check = (value: unknown, path: Path, onFault: OnFault) => unknown;

interface FieldCheck {
  readonly responseName: string;
  /** Names of the object types that have the field. */
  readonly onTypes: ReadonlySet<string>;
  /** Under `@skip` or `@include`: allowed to be absent. */
  readonly isConditional: boolean;
  readonly check: Check;
}

/**
 * Compiles a check of replies to one selection: lists are lists, objects have the requested fields, leaves are of their
 * type, what is non-null is not null. `@apollo/gateway` silently turns a mistyped leaf into null when any other error is
 * present, and merges objects that it never checks; a null that means "lost" must not pass for one that means "none", so
 * replies are checked here, where it is known who sent them.
 *
 * The check changes the reply in place (what is wrong becomes null) and calls `onFault` with the path.
 */
export function compileShape(
  schema: GraphQLSchema,
  type: GraphQLCompositeType,
  selections: SelectionSetNode,
  fragments: Fragments,
  typeKey = '__typename',
): Check {
  // Inside a field under a condition: another selection of the same field may have brought the object.
  const visitor: SelectionVisitor<readonly FieldCheck[], boolean> = {
    field({ field, responseName, scope, type: fieldType }, isOuterConditional, below) {
      const isConditional = isOuterConditional || hasCondition(field);
      const onTypes = new Set(scope.objectTypes);
      const check = field.name.value === '__typename' ? IS_TEXT : checkOf(fieldType, () => below(isConditional));
      return [{ responseName, onTypes, isConditional, check }];
    },
    fragment: ({ selection, inside }, isOuterConditional, walkAt) =>
      inside.type === undefined ? [] : walkAt(inside, isOuterConditional || hasCondition(selection)),
    join: (parts) => parts.flat(),
  };
  const walk = selectionWalker(schema, fragments, visitor);
  return checkObject(schema, type, walk(selections, scopeOfType(schema, type), false), typeKey);

  function checkOf(fieldType: GraphQLOutputType | undefined, below: () => readonly FieldCheck[] | undefined): Check {
    if (fieldType === undefined) {
      return (value) => value;
    }
    if (isNonNullType(fieldType)) {
      return checkNonNull(checkOf(fieldType.ofType, below));
    }
    if (isListType(fieldType)) {
      return checkList(checkOf(fieldType.ofType, below));
    }
    if (isCompositeType(fieldType)) {
      const fields = below();
      return fields === undefined ? (value) => value : checkObject(schema, fieldType, fields, '__typename');
    }
    return checkLeaf(
      isEnumType(fieldType)
        ? (value) => typeof value === 'string' && fieldType.getValue(value) != null
        : leafOf(fieldType.name),
    );
  }
}

function checkNonNull(check: Check): Check {
  return (value, path, onFault) => {
    if (value === null) {
      onFault(path);
      return null;
    }
    return check(value, path, onFault);
  };
}

function checkList(check: Check): Check {
  return (value, path, onFault) => {
    if (value === null) {
      return null;
    }
    if (!Array.isArray(value)) {
      onFault(path);
      return null;
    }
    for (let index = 0; index < value.length; index += 1) {
      value[index] = check(value[index], path, onFault);
    }
    return value;
  };
}

function checkLeaf(isOfType: (value: unknown) => boolean): Check {
  return (value, path, onFault) => {
    if (value === null || isOfType(value)) {
      return value;
    }
    onFault(path);
    return null;
  };
}

const IS_TEXT = checkLeaf((value) => typeof value === 'string');

function checkObject(
  schema: GraphQLSchema,
  type: GraphQLCompositeType,
  fields: readonly FieldCheck[],
  typeKey: string,
): Check {
  const possible = new Set(possibleTypes(schema, type));
  const needsTypeName = fields.some(({ onTypes }) => onTypes.size < possible.size);
  const onlyType = isObjectType(type) ? type.name : undefined;
  return (value, path, onFault) => {
    if (value === null) {
      return null;
    }
    if (!isRecord(value)) {
      onFault(path);
      return null;
    }
    const given = value[typeKey];
    const typeName = given === undefined ? onlyType : given;
    if (typeof typeName === 'string' ? !possible.has(typeName) : given !== undefined || needsTypeName) {
      onFault(path);
      return null;
    }
    for (const { responseName, onTypes, isConditional, check } of fields) {
      if (onTypes.size < possible.size && !onTypes.has(String(typeName))) {
        continue;
      }
      const field = value[responseName];
      if (field !== undefined) {
        value[responseName] = check(field, [...path, responseName], onFault);
      } else if (!isConditional) {
        onFault([...path, responseName]);
        value[responseName] = null;
      }
    }
    return value;
  };
}

function hasCondition({ directives = [] }: SelectionNode): boolean {
  return directives.some(isCondition);
}

/** Every scalar of our own is written as text: money, dates and numbers of cases lose nothing in a JSON string. */
function leafOf(scalarName: string): (value: unknown) => boolean {
  switch (scalarName) {
    case 'Int':
      return Number.isInteger;
    case 'Float':
      return Number.isFinite;
    case 'Boolean':
      return (value) => typeof value === 'boolean';
    case 'ID':
      return (value) => typeof value === 'string' || Number.isInteger(value);
    default:
      return (value) => typeof value === 'string';
  }
}
