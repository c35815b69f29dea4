import { readFile } from 'node:fs/promises';

import { Supergraph } from '@apollo/federation-internals';
import {
  isEnumType,
  isListType,
  isNonNullType,
  isScalarType,
  isObjectType,
  parse,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';

import { LEDGER_SUBGRAPH, ledgerSchema } from '../../../access-ledger/query/ledger-schema.ts';
import { stripRules } from '../../../authorization/split-rules.ts';
import type { Thing, World, WorldData } from '../world.ts';

import { hashOf } from './hash.ts';

const NAMES = ['cases', 'assets', 'credit', 'performance', 'linkage'];

/** Values that our scalars take, as text. */
const SCALAR_VALUES: Readonly<Record<string, readonly string[]>> = {
  CaseNumber: ['（2021）闽09执123号', '（2020）闽0902执45号'],
  CourtCode: ['闽09', '闽0902', '甘'],
  CreditCode: ['91110000600037341L', '91350100M000100Y43'],
  Date: ['2021-03-01', '2020-02-29'],
  DateTime: ['2021-03-31T09:30:00+08:00'],
  Decimal: ['8000.00', '-0.01'],
  IdentityNumber: [],
  Period: ['2019', '2019-Q3', '2019-03'],
  RegionCode: ['350000', '350902', '350921'],
};
const IDS = ['i1', 'i2', 'i3', 'i4', 'i5'];

/**
 * Our own subgraphs' committed schemas, the ledger's among them, over made-up data: every value is worked out from the thing's type and id, the
 * field and its arguments, so that five subgraphs and one schema cannot but agree on it.
 */
export async function registryWorld(): Promise<World> {
  const read = (path: string): Promise<string> => readFile(new URL(`../../../../${path}`, import.meta.url), 'utf8');
  const committedSdl = await read('gateway/supergraph.graphql');
  const supergraphSdl = stripRules(committedSdl, parse(committedSdl));
  const sdls = await Promise.all(
    NAMES.map(async (name) => [name, await read(`subgraphs/${name}/schema.graphql`)] as const),
  );
  const supergraph = Supergraph.build(supergraphSdl);
  const schema = supergraph.apiSchema().toGraphQLJSSchema();
  const keys = keyFields(supergraph);
  const data = madeUpData(schema, keys);
  return {
    name: 'registry',
    supergraphSdl,
    subgraphs: { ...Object.fromEntries(sdls), [LEDGER_SUBGRAPH]: ledgerSchema().sdl },
    fresh: () => data,
    values: { ...SCALAR_VALUES, ID: IDS, Int: [1, 5, 20], String: ['福', 'x'], Float: [0.5] },
  };
}

/** Of each entity, the field whose value tells which it is. */
function keyFields(supergraph: Supergraph): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  for (const type of supergraph.schema.objectTypes()) {
    const fields = type.appliedDirectivesOf('join__type').map((join) => join.arguments()['key']);
    const key = ['id', 'code'].find((name) => fields.includes(name));
    if (key !== undefined) {
      keys.set(type.name, key);
    }
  }
  return keys;
}

function madeUpData(schema: GraphQLSchema, keys: ReadonlyMap<string, string>): WorldData {
  const entity = (type: string, id: string): Thing => ({ type, uid: `${type}:${id}` });
  const idsOf = (type: string): readonly string[] => valuesOfKey(schema, type, keys.get(type));
  const valueOf = (type: GraphQLOutputType, place: string): unknown => {
    const hash = hashOf(place);
    if (isNonNullType(type)) {
      return nonNull(type.ofType, place, hash);
    }
    return hash % 8 === 0 ? null : nonNull(type, place, hash);
  };
  const nonNull = (type: GraphQLOutputType, place: string, hash: number): unknown => {
    if (isListType(type)) {
      return Array.from({ length: hash % 4 }, (_, index) => valueOf(type.ofType, `${place}.${index}`));
    }
    if (isEnumType(type)) {
      return pick(type.getValues(), hash)?.name;
    }
    if (isObjectType(type)) {
      return keys.has(type.name)
        ? entity(type.name, pick(idsOf(type.name), hash) ?? '')
        : { type: type.name, uid: place };
    }
    return isScalarType(type) ? leaf(type.name, place, hash) : null;
  };
  return {
    find: (typeName, representation) => {
      const id = representation[keys.get(typeName) ?? ''];
      return typeof id === 'string' && idsOf(typeName).includes(id) ? entity(typeName, id) : null;
    },
    read({ thing }, typeName, fieldName, args) {
      if (keys.get(typeName) === fieldName) {
        return thing.uid.slice(typeName.length + 1);
      }
      const type = schema.getType(typeName);
      const field = isObjectType(type) ? type.getFields()[fieldName] : undefined;
      return field && valueOf(field.type, `${thing.uid}.${fieldName}${JSON.stringify(args)}`);
    },
  };
}

function valuesOfKey(schema: GraphQLSchema, typeName: string, keyField: string | undefined): readonly string[] {
  const type = schema.getType(typeName);
  const field = isObjectType(type) ? type.getFields()[keyField ?? ''] : undefined;
  return SCALAR_VALUES[String(field?.type).replace('!', '')] ?? IDS;
}

function leaf(scalar: string, place: string, hash: number): unknown {
  switch (scalar) {
    case 'Int':
      return hash % 1000;
    case 'Float':
      return (hash % 1000) / 4;
    case 'Boolean':
      return hash % 2 === 0;
    case 'ID':
    case 'String':
      return `${hash % 97} "号"`;
    default:
      return pick(SCALAR_VALUES[scalar] ?? [], hash) ?? place;
  }
}

function pick<Item>(items: readonly Item[], hash: number): Item | undefined {
  return items[hash % items.length];
}
