import {
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

type Field = GraphQLField<unknown, unknown>;

/** A value, as GraphQL text, for a required argument of a root field. */
export type Samples = (root: string, argument: string) => string | undefined;

/** What is selected of related records: all their fields, or only the key, which another subgraph may know. */
export type RelatedSelection = 'fields' | 'keys';

/** A query of one root field. */
export interface BroadQuery {
  readonly root: string;
  readonly query: string;
}

/**
 * A query for every root field of a schema, with every field of its records and every field of the records that these lead
 * to.
 *
 * @param idsOf ids of a type's records, for lookups
 * @param samples values of the other required arguments
 */
export function broadQueries(
  schema: GraphQLSchema,
  idsOf: (typeName: string) => readonly string[],
  samples: Samples,
  related: RelatedSelection = 'fields',
): readonly BroadQuery[] {
  const roots = Object.values(schema.getQueryType()?.getFields() ?? {});
  return roots.map((field) => {
    const calls = callsOf(field, idsOf, samples).map(
      (call, index) => `r${index}: ${call} ${selectionOf(field, 1, related)}`,
    );
    return { root: field.name, query: `{ ${calls.join('\n')} }` };
  });
}

function callsOf(field: Field, idsOf: (typeName: string) => readonly string[], samples: Samples): readonly string[] {
  if (field.args.some(({ name }) => name === 'id')) {
    return idsOf(getNamedType(field.type).name).map((id) => `${field.name}(id: "${id}")`);
  }
  const required = field.args
    .filter(isRequiredArgument)
    .map(({ name }) => `${name}: ${sampleOf(samples, field.name, name)}`);
  return [`${field.name}${inBrackets([...required, ...pageOf(field, 100)])}`];
}

/** Related records are selected with their own fields; an object without a key is a part of its record. */
function selectionOf(field: Field, steps: number, related: RelatedSelection): string {
  const type = getNamedType(field.type);
  if (isLeafType(type) || !isObjectType(type)) {
    return '';
  }
  if (related === 'keys' && steps <= 0 && isRecord(type)) {
    return `{ __typename ${keyOf(type)} }`;
  }
  const selections = Object.values(type.getFields()).flatMap((inner) => {
    const to = getNamedType(inner.type);
    if (inner.args.some(isRequiredArgument)) {
      return [];
    }
    if (isLeafType(to)) {
      return [inner.name];
    }
    if (!isObjectType(to)) {
      return [];
    }
    const left = isRecord(to) || isPage(to) ? steps - 1 : steps;
    const isTransparent = isPage(type) || inner.name === 'node';
    if (left < 0 && !isTransparent) {
      return [];
    }
    const inside = selectionOf(inner, isTransparent ? steps : left, related);
    return inside === '' ? [] : [`${inner.name}${inBrackets(pageOf(inner, 5))} ${inside}`];
  });
  return `{ __typename ${selections.join(' ')} }`;
}

function isRecord(type: GraphQLObjectType): boolean {
  const fields = type.getFields();
  return 'id' in fields || 'code' in fields;
}

function keyOf(type: GraphQLObjectType): string {
  return 'id' in type.getFields() ? 'id' : 'code';
}

function isPage({ name }: GraphQLObjectType): boolean {
  return name.endsWith('Connection') || name.endsWith('Edge');
}

function pageOf(field: Field, size: number): readonly string[] {
  return field.args.some(({ name }) => name === 'first') ? [`first: ${size}`] : [];
}

function inBrackets(args: readonly string[]): string {
  return args.length > 0 ? `(${args.join(', ')})` : '';
}

function sampleOf(samples: Samples, root: string, argument: string): string {
  const sample = samples(root, argument);
  if (sample === undefined) {
    throw new Error(`There is no sample for ${argument} of ${root}.`);
  }
  return sample;
}
