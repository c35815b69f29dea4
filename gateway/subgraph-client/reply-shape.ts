import {
  isAbstractType,
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';

import { isRecord } from '../../subgraphs/shared/is-record.ts';

/** Response path within one reply, list indexes left out. */
type Path = readonly string[];

/** Told of every place where a reply is not what the schema says, once per value. */
export type OnFault = (path: Path) => void;

/** Returns the value, or null where it was not what the schema says. */
type Check = (value: unknown, path: Path, onFault: OnFault) => unknown;

interface FieldCheck {
  readonly responseName: string;
  /** Names of the object types that have the field; undefined where every possible type has it. */
  readonly onTypes: ReadonlySet<string> | undefined;
  /** Under `@skip` or `@include`: allowed to be absent. */
  readonly isConditional: boolean;
  readonly check: Check;
}

interface Scope {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Response name that carries an object's type name. */
  readonly typeKey: string;
  /** Inside a field under `@skip` or `@include`: another selection of the same field may have brought the object. */
  readonly isConditional: boolean;
}

/**
 * Compiles a check of replies to one selection: lists are lists, objects have the fields asked, leaves are of their
 * type, what is non-null is not null. `@apollo/gateway` turns a mistyped leaf into null without a word when any other
 * error is present, and merges objects it never checks; a null that means "lost" must not pass for one that means
 * "none", so replies are checked here, where it is known who sent them.
 *
 * The check changes the reply in place (what is wrong becomes null) and tells `onFault` where.
 */
export function compileShape(
  schema: GraphQLSchema,
  type: GraphQLCompositeType,
  selections: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  typeKey = '__typename',
): Check {
  return checkObject(type, selections, { schema, fragments, typeKey, isConditional: false });
}

function checkType(type: GraphQLOutputType, selections: SelectionSetNode | undefined, scope: Scope): Check {
  if (isNonNullType(type)) {
    const check = checkType(type.ofType, selections, scope);
    return (value, path, onFault) => {
      if (value === null) {
        onFault(path);
        return null;
      }
      return check(value, path, onFault);
    };
  }
  if (isListType(type)) {
    return checkList(checkType(type.ofType, selections, scope));
  }
  if (isCompositeType(type)) {
    return selections === undefined
      ? (value) => value
      : checkObject(type, selections, { ...scope, typeKey: '__typename' });
  }
  return checkLeaf(
    isEnumType(type) ? (value) => typeof value === 'string' && type.getValue(value) != null : leafOf(type.name),
  );
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

function checkObject(type: GraphQLCompositeType, selections: SelectionSetNode, scope: Scope): Check {
  const fields = fieldChecks(type, selections, scope, undefined, scope.isConditional);
  const possible = new Set(possibleTypes(type, scope.schema));
  const needsTypeName = fields.some(({ onTypes }) => onTypes !== undefined);
  const onlyType = isObjectType(type) ? type.name : undefined;
  return (value, path, onFault) => {
    if (value === null) {
      return null;
    }
    if (!isRecord(value)) {
      onFault(path);
      return null;
    }
    const told = value[scope.typeKey];
    const typeName = told === undefined ? onlyType : told;
    if (typeof typeName === 'string' ? !possible.has(typeName) : told !== undefined || needsTypeName) {
      onFault(path);
      return null;
    }
    for (const { responseName, onTypes, isConditional, check } of fields) {
      if (onTypes !== undefined && !onTypes.has(String(typeName))) {
        continue;
      }
      const given = value[responseName];
      if (given !== undefined) {
        value[responseName] = check(given, [...path, responseName], onFault);
      } else if (!isConditional) {
        onFault([...path, responseName]);
        value[responseName] = null;
      }
    }
    return value;
  };
}

function fieldChecks(
  type: GraphQLCompositeType,
  selections: SelectionSetNode,
  scope: Scope,
  onTypes: ReadonlySet<string> | undefined,
  isConditional: boolean,
): FieldCheck[] {
  return selections.selections.flatMap((selection): FieldCheck[] => {
    const conditional = isConditional || (selection.directives ?? []).some(isSkipOrInclude);
    if (selection.kind === Kind.FIELD) {
      const responseName = selection.alias?.value ?? selection.name.value;
      const fieldType = typeOfField(type, selection.name.value);
      if (selection.name.value === '__typename') {
        return [
          { responseName, onTypes, isConditional: conditional, check: checkLeaf((value) => typeof value === 'string') },
        ];
      }
      const check: Check =
        fieldType === undefined
          ? (value) => value
          : checkType(fieldType, selection.selectionSet, { ...scope, isConditional: conditional });
      return [{ responseName, onTypes, isConditional: conditional, check }];
    }
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : scope.fragments.get(selection.name.value);
    const conditionName = fragment?.typeCondition?.name.value;
    const condition = conditionName === undefined ? type : scope.schema.getType(conditionName);
    if (fragment === undefined || !isCompositeType(condition)) {
      return [];
    }
    const narrowed = narrow(type, condition, onTypes, scope.schema);
    return fieldChecks(condition, fragment.selectionSet, scope, narrowed, conditional);
  });
}

function narrow(
  type: GraphQLCompositeType,
  condition: GraphQLCompositeType,
  onTypes: ReadonlySet<string> | undefined,
  schema: GraphQLSchema,
): ReadonlySet<string> | undefined {
  const before = onTypes ?? new Set(possibleTypes(type, schema));
  const after = new Set(possibleTypes(condition, schema).filter((name) => before.has(name)));
  return onTypes === undefined && after.size === before.size ? undefined : after;
}

function possibleTypes(type: GraphQLCompositeType, schema: GraphQLSchema): string[] {
  return isAbstractType(type) ? schema.getPossibleTypes(type).map(({ name }) => name) : [type.name];
}

function typeOfField(type: GraphQLCompositeType, name: string): GraphQLOutputType | undefined {
  return 'getFields' in type ? type.getFields()[name]?.type : undefined;
}

function isSkipOrInclude(directive: { readonly name: { readonly value: string } }): boolean {
  return directive.name.value === 'skip' || directive.name.value === 'include';
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
