import {
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';

import { isRecord } from '../../subgraphs/shared/is-record.ts';
import { hasCondition } from '../graphql/conditions.ts';
import type { Fragments } from '../graphql/documents.ts';
import { isTextScalar } from '../graphql/scalars.ts';
import { possibleTypes } from '../graphql/types.ts';
import { scopeOfType, selectionWalker, type SelectionVisitor } from '../graphql/walk-selections.ts';

/** Response path within one reply, list indexes left out. */
type Path = readonly string[];

/** Called once for every value that does not match the schema. */
export type OnFault = (path: Path) => void;

/** Returns the value, or null if it does not match the schema. */
type Check = (value: unknown, path: Path, onFault: OnFault) => unknown;

interface FieldCheck {
  readonly responseName: string;
  /** Names of the object types on which the field is selected. */
  readonly onTypes: ReadonlySet<string>;
  /** Under `@skip` or `@include`: it may be absent. */
  readonly isConditional: boolean;
  readonly check: Check;
}

/**
 * Compiles a check of the replies to one selection set: lists are lists, objects have the requested fields, leaves have their
 * type, non-null values are not null. Threat: a null that means "lost" looks like one that means "none". `@apollo/gateway`
 * silently turns a mistyped leaf into null if there is any other error, and merges objects that it never checks. Here it is
 * still known which subgraph sent the value.
 *
 * The check changes the reply (wrong values become null, an `ID` becomes text) and calls `onFault` with the path of each wrong
 * value.
 */
export function compileShape(
  schema: GraphQLSchema,
  type: GraphQLCompositeType,
  selections: SelectionSetNode,
  fragments: Fragments,
  typeKey = '__typename',
): Check {
  // Fields inside a conditional field may be absent: the object may come from another selection of the same field.
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
    if (isEnumType(fieldType)) {
      return checkLeaf((value) => typeof value === 'string' && fieldType.getValue(value) != null);
    }
    return fieldType.name === 'ID' ? checkId : checkLeaf(leafOf(fieldType.name));
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

/**
 * An `ID` may be a number in a reply, and is text for clients and other subgraphs. A number that JSON cannot hold exactly is not
 * the id that was sent, so it is a fault.
 */
const checkId: Check = (value, path, onFault) => {
  if (value === null || typeof value === 'string') {
    return value;
  }
  if (Number.isSafeInteger(value)) {
    return String(value as number);
  }
  onFault(path);
  return null;
};

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

/** Values of a custom scalar that we have no rule for are whatever the subgraph says. */
function leafOf(scalarName: string): (value: unknown) => boolean {
  switch (scalarName) {
    case 'Int':
      // 32 bits with a sign: https://spec.graphql.org/September2025/#sec-Int
      return (value) => typeof value === 'number' && (value | 0) === value;
    case 'Float':
      return Number.isFinite;
    case 'Boolean':
      return (value) => typeof value === 'boolean';
    default:
      return isTextScalar(scalarName) ? (value) => typeof value === 'string' : () => true;
  }
}
