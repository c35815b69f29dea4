import { Kind, parse, print, visit, type FieldDefinitionNode } from 'graphql';

/** Types that show no stored values: root fields, pages, and counts. */
const NOT_RECORDS = /^(Query|PageInfo|.+Connection|.+Edge|.+StatisticsRow)$/;

/** The names of primary keys: a row without one is no record, so these are never null. */
const KEYS = ['id', 'code'];

/**
 * A subgraph's SDL in which every field of a record is nullable, but for its key. An office's database is not ours: whatever a
 * row holds, a value that cannot be shown is null with an error, and the rest of the row, its page and its list are shown.
 */
export function nullableRecords(sdl: string): string {
  const document = visit(parse(sdl, { noLocation: true }), {
    ObjectTypeDefinition: (type) =>
      NOT_RECORDS.test(type.name.value) ? undefined : { ...type, fields: type.fields?.map(nullableField) },
  });
  return `${print(document)}\n`;
}

function nullableField(field: FieldDefinitionNode): FieldDefinitionNode {
  const { name, type } = field;
  return type.kind === Kind.NON_NULL_TYPE && !KEYS.includes(name.value) ? { ...field, type: type.type } : field;
}
