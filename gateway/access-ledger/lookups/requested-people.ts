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

import type { FieldClass } from '../../../subgraphs/shared/access/field-class.ts';
import type { DeniedFields } from '../../graphql/client-selections.ts';
import { isIncluded } from '../../graphql/conditions.ts';
import { IDENTITY_NUMBER, type RecordedFields } from '../recording/read-people.ts';

/** What one request looks up by identifier. */
export interface Requested {
  /** As the client wrote them, one for each place in which one stands. */
  readonly identifiers: readonly string[];
  /** Coordinates of the fields that take them, and the classes of these, sorted. */
  readonly fields: readonly string[];
  readonly classes: readonly FieldClass[];
}

/** The identifiers that an operation requests people by. @param values of its variables, with defaults */
export type RequestedPeople = (values: Readonly<Record<string, unknown>>) => Requested;

/** An argument of a recorded field. */
interface RecordedArgument {
  readonly field: string;
  readonly classes: readonly FieldClass[];
  readonly type: GraphQLInputType;
  readonly value: ValueNode;
  readonly directives: readonly DirectiveNode[] | undefined;
}

/** Scalars of identifiers. A credit code may be that of a person's own business. */
const IDENTIFIERS: readonly string[] = [IDENTITY_NUMBER, 'CreditCode'];

/**
 * Finds the identifiers in the arguments of recorded fields. A viewer who looks a person up by number and selects only the name
 * has read about that person, although the response does not contain the number; and so has one who is told that nobody has it.
 * A field of the class `creditCheck` takes identifiers of any kind, as texts.
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
        const classes = recorded.classesOf(parent, field.name.value);
        if (classes.length > 0) {
          for (const { name, value } of field.arguments ?? []) {
            const type = types.getFieldDef()?.args.find((one) => one.name === name.value)?.type;
            if (type !== undefined) {
              const coordinate = `${parent}.${field.name.value}`;
              recordedArguments.push({ field: coordinate, classes, type, value, directives: field.directives });
            }
          }
        }
        return undefined;
      },
    }),
  );
  return (values) => {
    const looking = recordedArguments
      .filter(({ directives }) => isIncluded(directives, values))
      .map(({ field, classes, type, value }) => {
        const scalars = classes.includes('creditCheck') ? [...IDENTIFIERS, 'String'] : IDENTIFIERS;
        return { field, classes, identifiers: identifiersIn(type, valueFromAST(value, type, values), scalars) };
      })
      .filter(({ identifiers }) => identifiers.length > 0);
    return {
      identifiers: looking.flatMap(({ identifiers }) => identifiers),
      fields: [...new Set(looking.map(({ field }) => field))].sort(),
      classes: [...new Set(looking.flatMap(({ classes }) => classes))].sort(),
    };
  };
}

function identifiersIn(type: GraphQLInputType, value: unknown, scalars: readonly string[]): readonly string[] {
  const named = getNamedType(type);
  if (value === null || value === undefined) {
    return [];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item) => identifiersIn(named, item, scalars));
  }
  if (isInputObjectType(named)) {
    const given = value as Readonly<Record<string, unknown>>;
    return Object.values(named.getFields()).flatMap((field) => identifiersIn(field.type, given[field.name], scalars));
  }
  return isLeafType(named) && scalars.includes(named.name) && typeof value === 'string' ? [value] : [];
}
