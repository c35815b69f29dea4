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

/** A value, written as GraphQL, for an argument that a root field insists on. */
export type Samples = (root: string, argument: string) => string | undefined;

/** What is asked of the records that a record leads to: all their fields, or the key alone, which another office knows. */
export type Show = 'fields' | 'keys';

/** A question about one root field. */
export interface BroadQuestion {
  readonly root: string;
  readonly query: string;
}

/**
 * A question for every root field of a schema that asks for every field of the records it finds, and for every field of
 * the records that those lead to. `idsOf` tells ids of a type's records to look up; other arguments that are insisted on
 * are taken from `samples`.
 */
export function broadQuestions(
  schema: GraphQLSchema,
  idsOf: (typeName: string) => readonly string[],
  samples: Samples,
  show: Show = 'fields',
): readonly BroadQuestion[] {
  const roots = Object.values(schema.getQueryType()?.getFields() ?? {});
  return roots.map((field) => {
    const asked = callsOf(field, idsOf, samples).map(
      (call, index) => `r${index}: ${call} ${selectionOf(field, 1, show)}`,
    );
    return { root: field.name, query: `{ ${asked.join('\n')} }` };
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

/** Records one step further show their own fields; what has no key is a part of its record, and is shown with it. */
function selectionOf(field: Field, steps: number, show: Show): string {
  const type = getNamedType(field.type);
  if (isLeafType(type) || !isObjectType(type)) {
    return '';
  }
  if (show === 'keys' && steps <= 0 && isRecord(type)) {
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
    const isPassage = isPage(type) || inner.name === 'node';
    if (left < 0 && !isPassage) {
      return [];
    }
    const inside = selectionOf(inner, isPassage ? steps : left, show);
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
