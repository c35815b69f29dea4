import {
  getNamedType,
  isInputObjectType,
  isLeafType,
  TypeInfo,
  valueFromAST,
  visit,
  visitWithTypeInfo,
  type DirectiveNode,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  type ValueNode,
} from 'graphql';

import type { DeniedFields } from '../graphql/client-selections.ts';
import { isIncluded } from '../graphql/conditions.ts';

import type { PersonRead } from './entry.ts';
import { IDENTITY_NUMBER, type RecordedFields } from './read-people.ts';

/** The people that an operation requests by identity number. @param values of its variables, with defaults */
export type RequestedPeople = (values: Readonly<Record<string, unknown>>) => readonly PersonRead[];

/** An argument of a recorded field. */
interface RecordedArgument {
  readonly type: GraphQLInputType;
  readonly value: ValueNode;
  readonly directives: readonly DirectiveNode[] | undefined;
}

/**
 * Finds the identity numbers in the arguments of recorded fields. A viewer who looks a person up by number and selects only
 * the name has read about that person, although the response does not contain the number.
 *
 * @param document only the operation and the fragments that it spreads
 */
export function requestedPeople(
  schema: GraphQLSchema,
  recorded: RecordedFields,
  document: DocumentNode,
  denied: DeniedFields,
): RequestedPeople {
  const recordedArguments: RecordedArgument[] = [];
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field(field) {
        if (denied.has(field)) {
          return false;
        }
        const parent = types.getParentType()?.name ?? '';
        if (recorded.classesOf(parent, field.name.value).length > 0) {
          for (const { name, value } of field.arguments ?? []) {
            const type = types.getFieldDef()?.args.find((one) => one.name === name.value)?.type;
            if (type !== undefined) {
              recordedArguments.push({ type, value, directives: field.directives });
            }
          }
        }
        return undefined;
      },
    }),
  );
  return (values) =>
    recordedArguments
      .filter(({ directives }) => isIncluded(directives, values))
      .flatMap(({ type, value }) => numbersIn(type, valueFromAST(value, type, values)))
      .map((identityNumber) => ({ identityNumber }));
}

function numbersIn(type: GraphQLInputType, value: unknown): readonly string[] {
  const named = getNamedType(type);
  if (value === null || value === undefined) {
    return [];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item) => numbersIn(named, item));
  }
  if (isInputObjectType(named)) {
    const given = value as Readonly<Record<string, unknown>>;
    return Object.values(named.getFields()).flatMap((field) => numbersIn(field.type, given[field.name]));
  }
  return isLeafType(named) && named.name === IDENTITY_NUMBER && typeof value === 'string' ? [value] : [];
}
