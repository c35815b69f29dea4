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

import type { DeniedFields } from '../graphql/client-operation.ts';
import { isIncluded } from '../graphql/conditions.ts';

import type { PersonRead } from './entry.ts';
import { IDENTITY_NUMBER } from './read-people.ts';
import type { RecordedFields } from './recorded-fields.ts';

/** Whom an operation asks for by identity number, for the values of its variables, defaults filled in. */
export type PeopleAskedFor = (values: Readonly<Record<string, unknown>>) => readonly PersonRead[];

interface Asked {
  readonly type: GraphQLInputType;
  readonly value: ValueNode;
  readonly directives: readonly DirectiveNode[] | undefined;
}

/**
 * Finds the identity numbers that recorded fields are asked by. Whoever looks a person up by number and reads the name
 * alone has read about the person of that number, though it stands nowhere in the answer.
 *
 * @param document the operation and the fragments that it spreads, nothing else
 */
export function peopleAskedFor(
  schema: GraphQLSchema,
  recorded: RecordedFields,
  document: DocumentNode,
  denied: DeniedFields,
): PeopleAskedFor {
  const asked: Asked[] = [];
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
              asked.push({ type, value, directives: field.directives });
            }
          }
        }
        return undefined;
      },
    }),
  );
  return (values) =>
    asked
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
