import { readFile } from 'node:fs/promises';

import { Supergraph } from '@apollo/federation-internals';
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';

import { stripRules } from '../../authorization/split-rules.ts';

import type { Within } from './questions.ts';

/** A list that can be counted, and every way in which an account filters it. */
export interface CountedList {
  readonly name: string;
  /** The type of its filter; null where it has none. */
  readonly filterType: string | null;
  readonly filters: readonly object[];
}

/** Every month of a year, and the years. */
const PERIODS = [
  ...['2019', '2020', '2021', '2022'],
  ...Array.from({ length: 12 }, (_, at) => `2021-${String(at + 1).padStart(2, '0')}`),
];

/** All lists of the graph with a `totalCount`, and filters by each of their conditions, alone and within a county. */
export async function countedLists(within: Within): Promise<CountedList[]> {
  const sdl = await readFile(new URL('../../supergraph.graphql', import.meta.url), 'utf8');
  const schema: GraphQLSchema = Supergraph.build(stripRules(sdl, parse(sdl)))
    .apiSchema()
    .toGraphQLJSSchema();
  return Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap(({ name, type, args }): CountedList[] => {
    const named = getNamedType(type);
    const hasCount = isObjectType(named) && named.getFields()['totalCount'] !== undefined;
    if (!hasCount || args.some((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined)) {
      return [];
    }
    const filter = getNamedType(args.find((arg) => arg.name === 'filter')?.type);
    if (!isInputObjectType(filter)) {
      return [{ name, filterType: null, filters: [{}] }];
    }
    const fields = Object.values(filter.getFields());
    const conditions = fields.flatMap((field) =>
      valuesOf(field.type, within).map((value) => ({ [field.name]: value })),
    );
    const places = fields.some((field) => field.name === 'region') ? within.regions.slice(-1) : [];
    return [
      {
        name,
        filterType: filter.name,
        filters: [
          {},
          ...conditions,
          ...places.flatMap((region) =>
            conditions.filter((condition) => !('region' in condition)).map((condition) => ({ ...condition, region })),
          ),
        ],
      },
    ];
  });
}

/** Values of a condition; none where they cannot be guessed. */
function valuesOf(type: GraphQLInputType, within: Within): unknown[] {
  const named = getNamedType(type);
  const one = isEnumType(named)
    ? named.getValues().map(({ value }) => value as unknown)
    : ({
        Boolean: [true, false],
        RegionCode: within.regions,
        CourtCode: within.courts,
        Period: PERIODS,
        DecimalRange: [{ min: '10000' }, { min: '100000', max: '1000000' }],
        IntRange: [{ min: 1 }, { min: 2, max: 30 }],
      }[named.name] ?? []);
  const bare = isNonNullType(type) ? type.ofType : type;
  return isListType(bare) ? one.map((value) => [value]) : [...one];
}
