import { Kind, parse, type ConstDirectiveNode, type ConstValueNode, type FieldDefinitionNode } from 'graphql';

/** What a field costs, as its office says it in `@cost` and `@listSize` (https://specs.apollo.dev/cost/v0.1). */
export interface FieldPrice {
  /** Undefined where nothing is said: an object costs 1, a scalar nothing. */
  readonly weight: number | undefined;
  readonly list: ListSize | undefined;
}

interface ListSize {
  /** Items of a list without arguments that say how many. */
  readonly assumedSize: number | undefined;
  /** Arguments that say how many items the list, or the sized fields, have. */
  readonly slicingArguments: readonly string[];
  /** The fields of the returned object that are lists of that size; empty where the field itself is. */
  readonly sizedFields: readonly string[];
}

export type Prices = ReadonlyMap<string, FieldPrice>;

/** The prices in a supergraph, by coordinate such as `Query.cases`. */
export function readPrices(supergraphSdl: string): Prices {
  const prices = new Map<string, FieldPrice>();
  for (const definition of parse(supergraphSdl, { noLocation: true }).definitions) {
    if (definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION) {
      for (const field of definition.fields ?? []) {
        const price = priceOf(field);
        if (price.weight !== undefined || price.list !== undefined) {
          prices.set(`${definition.name.value}.${field.name.value}`, price);
        }
      }
    }
  }
  return prices;
}

function priceOf({ directives = [] }: FieldDefinitionNode): FieldPrice {
  const cost = directives.find(({ name }) => name.value === 'cost');
  const listSize = directives.find(({ name }) => name.value === 'listSize');
  return {
    weight: cost && numberOf(argument(cost, 'weight')),
    list: listSize && {
      assumedSize: numberOf(argument(listSize, 'assumedSize')),
      slicingArguments: namesOf(argument(listSize, 'slicingArguments')),
      sizedFields: namesOf(argument(listSize, 'sizedFields')),
    },
  };
}

function argument(directive: ConstDirectiveNode, name: string): ConstValueNode | undefined {
  return directive.arguments?.find((one) => one.name.value === name)?.value;
}

/** The public specification writes weights as texts, federation as numbers. */
function numberOf(value: ConstValueNode | undefined): number | undefined {
  const isNumber = value?.kind === Kind.INT || value?.kind === Kind.FLOAT || value?.kind === Kind.STRING;
  return isNumber ? Number(value.value) : undefined;
}

function namesOf(value: ConstValueNode | undefined): readonly string[] {
  return value?.kind === Kind.LIST ? value.values.flatMap((one) => (one.kind === Kind.STRING ? [one.value] : [])) : [];
}
