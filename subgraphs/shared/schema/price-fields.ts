import { Kind, parse, print, visit, type ConstDirectiveNode, type FieldDefinitionNode, type TypeNode } from 'graphql';

/**
 * What statistics cost by themselves, for each year that they count: about as much as reading so many records. The gateway adds
 * the rows, by groups and periods.
 */
const STATISTICS_OF_A_YEAR = 100;
/** A page's count of all its list's records. */
const COUNT_OF_ALL = 20;
/** Statistics of the period before, or of the group above, of one row. */
const COMPARED_ROW = 2;
/** A figure that is counted for one record over a period. */
const COUNTED_FIGURE = 20;
/** How many records a list without pages is taken to have. */
const LIST_WITHOUT_PAGES = 5;

const COMPARISONS: ReadonlySet<string> = new Set(['yearOnYear', 'shareOfParent']);

/**
 * A subgraph's SDL with the prices of its fields, as `@cost` and `@listSize` of the public cost specification
 * (https://ibm.github.io/graphql-specs/cost-spec.html, https://specs.apollo.dev/cost/v0.1). A record costs 1 where nothing else
 * is said, a scalar nothing. Prices follow from the form of a field, so a new list is priced without being named here.
 */
export function priceFields(sdl: string): string {
  const document = parse(sdl, { noLocation: true });
  const fieldsOf = new Map<string, readonly string[]>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OBJECT_TYPE_DEFINITION) {
      fieldsOf.set(definition.name.value, definition.fields?.map(({ name }) => name.value) ?? []);
    }
  }
  const priced = visit(document, {
    ObjectTypeDefinition: (type) => ({
      ...type,
      fields: type.fields?.map((field) => {
        const price = priceOf(field, type.name.value, fieldsOf);
        return price === undefined ? field : { ...field, directives: [...(field.directives ?? []), directive(price)] };
      }),
    }),
  });
  return `${print(priced)}\n`;
}

function priceOf(
  { name, arguments: taken = [], type }: FieldDefinitionNode,
  parent: string,
  fieldsOf: ReadonlyMap<string, readonly string[]>,
): string | undefined {
  const takes = (argument: string): boolean => taken.some((one) => one.name.value === argument);
  const output = fieldsOf.get(namedTypeOf(type));
  if (takes('groupBy')) {
    return `@cost(weight: ${STATISTICS_OF_A_YEAR})`;
  }
  if (takes('first') && output !== undefined) {
    const sized = output.filter((field) => field === 'edges' || field === 'nodes').map((field) => `"${field}"`);
    return `@listSize(slicingArguments: ["first"], sizedFields: [${sized.join(', ')}], requireOneSlicingArgument: false)`;
  }
  if (parent.endsWith('Connection')) {
    return name.value === 'totalCount' ? `@cost(weight: ${COUNT_OF_ALL})` : undefined;
  }
  if (COMPARISONS.has(name.value)) {
    return `@cost(weight: ${COMPARED_ROW})`;
  }
  if (parent !== 'Query' && takes('period')) {
    return `@cost(weight: ${COUNTED_FIGURE})`;
  }
  return isList(type) && output !== undefined ? `@listSize(assumedSize: ${LIST_WITHOUT_PAGES})` : undefined;
}

function isList(type: TypeNode): boolean {
  return type.kind === Kind.LIST_TYPE || (type.kind === Kind.NON_NULL_TYPE && isList(type.type));
}

function namedTypeOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedTypeOf(type.type);
}

function directive(text: string): ConstDirectiveNode {
  const [definition] = parse(`type T ${text}`, { noLocation: true }).definitions;
  if (definition?.kind !== Kind.OBJECT_TYPE_DEFINITION || definition.directives?.[0] === undefined) {
    throw new Error(`This is no directive: ${text}.`);
  }
  return definition.directives[0];
}
