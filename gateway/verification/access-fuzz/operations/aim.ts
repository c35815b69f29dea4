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

import { recordsOf, type World } from '../world/world.ts';

export interface Aimed {
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * Chance alone would hardly ever find a record: what is looked up by its id is one of its own kind here, in sight or out
 * of it; a filter has one condition at most; and a list starts at its beginning.
 *
 * @param turn which of the possible choices
 */
export function aim(schema: GraphQLSchema, world: World, { document, variables }: Aimed, turn: number): Aimed {
  const aimed: Record<string, unknown> = { ...variables };
  const idOf = (field: string): string | undefined => {
    const answered = schema.getQueryType()?.getFields()[field];
    const type = answered && getNamedType(answered.type);
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
    if (id !== undefined && value.kind === Kind.VARIABLE && value.name.value in aimed) {
      aimed[value.name.value] = id;
    }
    if (name.value !== 'filter' || value.kind !== Kind.OBJECT) {
      return argument;
    }
    return { ...argument, value: { ...value, fields: atMostOne(value.fields, turn) } };
  };
  const changed = visit(document, {
    VariableDefinition({ variable, type }) {
      const name = variable.name.value;
      const given = aimed[name];
      const isFilter = String(typeFromAST(schema, type as never))
        .replace('!', '')
        .endsWith('Filter');
      if (isFilter && typeof given === 'object' && given !== null && !Array.isArray(given)) {
        aimed[name] = Object.fromEntries(atMostOne(Object.entries(given), turn));
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
  return { document: changed, variables: aimed };
}

/** One of three filters has no condition. */
function atMostOne<Item>(items: readonly Item[], turn: number): Item[] {
  const one = items[turn % Math.max(1, items.length)];
  return one === undefined || turn % 3 === 0 ? [] : [one];
}
