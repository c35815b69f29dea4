import {
  getNamedType,
  isObjectType,
  Kind,
  typeFromAST,
  visit,
  type ArgumentNode,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';

import { recordsOf, type World } from './world/records.ts';

export interface Operation {
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * Changes arguments so that an operation returns records; random values alone hardly ever would. An id is that of a record
 * of the right kind, visible or not; a filter has one condition at most; and a list starts at its beginning.
 *
 * @param turn selects among the possible records and conditions
 */
export function pointAtRecords(
  schema: GraphQLSchema,
  world: World,
  { document, variables }: Operation,
  turn: number,
): Operation {
  const changedVariables: Record<string, unknown> = { ...variables };
  const idOf = (field: string): string | undefined => {
    const definition = schema.getQueryType()?.getFields()[field];
    const type = definition && getNamedType(definition.type);
    const records = isObjectType(type) ? recordsOf(world, type.name) : [];
    const id = records[(turn * 7_919) % Math.max(1, records.length)]?.['id'];
    return typeof id === 'string' ? id : undefined;
  };
  const argumentOf = (field: string, argument: ArgumentNode): ArgumentNode => {
    const { name, value } = argument;
    const id = name.value === 'id' ? idOf(field) : undefined;
    if (id !== undefined && value.kind === Kind.STRING) {
      return { ...argument, value: { ...value, value: id } };
    }
    if (id !== undefined && value.kind === Kind.VARIABLE && value.name.value in changedVariables) {
      changedVariables[value.name.value] = id;
    }
    if (name.value !== 'filter' || value.kind !== Kind.OBJECT) {
      return argument;
    }
    return { ...argument, value: { ...value, fields: atMostOne(value.fields, turn) } };
  };
  const changed = visit(document, {
    VariableDefinition({ variable, type }) {
      const name = variable.name.value;
      const given = changedVariables[name];
      const isFilter = String(typeFromAST(schema, type as never))
        .replace('!', '')
        .endsWith('Filter');
      if (isFilter && typeof given === 'object' && given !== null && !Array.isArray(given)) {
        changedVariables[name] = Object.fromEntries(atMostOne(Object.entries(given), turn));
      }
      return false;
    },
    Field: (field) => ({
      ...field,
      arguments: field.arguments
        ?.filter(({ name, value }) => name.value !== 'after' || value.kind === Kind.VARIABLE)
        .map((argument) => argumentOf(field.name.value, argument)),
    }),
  });
  return { document: changed, variables: changedVariables };
}

/** Every third filter has no condition. */
function atMostOne<Item>(items: readonly Item[], turn: number): Item[] {
  const one = items[turn % Math.max(1, items.length)];
  return one === undefined || turn % 3 === 0 ? [] : [one];
}
