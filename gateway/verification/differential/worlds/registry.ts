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
import { VIEWER_SUBGRAPH, viewerSchema } from '../../../viewer/viewer-schema.ts';
import { hashOf } from '../operations/random.ts';
import type { TestObject, World, WorldData } from '../test-data.ts';

const NAMES = ['cases', 'assets', 'credit', 'performance', 'linkage'];

/** Valid values of our scalars. */
const SCALAR_VALUES: Readonly<Record<string, readonly string[]>> = {
  CaseNumber: ['（2021）闽09执123号', '（2020）闽0902执45号'],
  CourtCode: ['闽09', '闽0902', '甘'],
  // As many as ids: an agency is found by either.
  CreditCode: [
    '91110000600037341L',
    '91350100M000100Y43',
    '11350900000000012A',
    '113509000000000205',
    '113509000000000392',
  ],
  Date: ['2021-03-01', '2020-02-29'],
  DateTime: ['2021-03-31T09:30:00+08:00'],
  Decimal: ['8000.00', '-0.01'],
  IdentityNumber: [],
  Period: ['2019', '2019-Q3', '2019-03'],
  RegionCode: ['350000', '350902', '350921'],
};
const IDS = ['i1', 'i2', 'i3', 'i4', 'i5'];

/**
 * Our own committed subgraph schemas, the ledger among them, over made-up data. Every value is computed from the object's type and
 * id, the field and its arguments, so that the subgraphs and the merged schema agree on it.
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
    subgraphs: {
      ...Object.fromEntries(sdls),
      [LEDGER_SUBGRAPH]: ledgerSchema().sdl,
      [VIEWER_SUBGRAPH]: viewerSchema().sdl,
    },
    fresh: () => data,
    values: { ...SCALAR_VALUES, ID: IDS, Int: [1, 5, 20], String: ['福', 'x'], Float: [0.5] },
  };
}

/** The key fields of each entity type, the one that its objects are named by first. */
function keyFields(supergraph: Supergraph): KeyFields {
  const keys = new Map<string, readonly string[]>();
  for (const type of supergraph.schema.objectTypes()) {
    const fields = type.appliedDirectivesOf('join__type').map((join) => join.arguments()['key']);
    const known = ['id', 'code', 'creditCode'].filter((name) => fields.includes(name));
    if (known.length > 0) {
      keys.set(type.name, known);
    }
  }
  return keys;
}

type KeyFields = ReadonlyMap<string, readonly string[]>;

function madeUpData(schema: GraphQLSchema, keys: KeyFields): WorldData {
  const entity = (type: string, id: string): TestObject => ({ type, uid: `${type}:${id}` });
  const idsOf = (type: string): readonly string[] => valuesOfKey(schema, type, keys.get(type)?.[0]);
  /** The value of a key field of the object that has this value in its first one: the one at the same place. */
  const keyOf = (type: string, id: string, field: string): unknown =>
    valuesOfKey(schema, type, field)[idsOf(type).indexOf(id)];
  const valueOf = (type: GraphQLOutputType, path: string): unknown => {
    const hash = hashOf(path);
    if (isNonNullType(type)) {
      return nonNull(type.ofType, path, hash);
    }
    return hash % 8 === 0 ? null : nonNull(type, path, hash);
  };
  const nonNull = (type: GraphQLOutputType, path: string, hash: number): unknown => {
    if (isListType(type)) {
      return Array.from({ length: hash % 4 }, (_, index) => valueOf(type.ofType, `${path}.${index}`));
    }
    if (isEnumType(type)) {
      return pick(type.getValues(), hash)?.name;
    }
    if (isObjectType(type)) {
      return keys.has(type.name)
        ? entity(type.name, pick(idsOf(type.name), hash) ?? '')
        : { type: type.name, uid: path };
    }
    return isScalarType(type) ? leaf(type.name, path, hash) : null;
  };
  return {
    find: (typeName, representation) => {
      const key = keys.get(typeName)?.find((name) => name in representation) ?? '';
      const id = idsOf(typeName).find((one) => keyOf(typeName, one, key) === representation[key]);
      return id === undefined ? null : entity(typeName, id);
    },
    read({ object }, typeName, fieldName, args) {
      if (keys.get(typeName)?.includes(fieldName)) {
        return keyOf(typeName, object.uid.slice(typeName.length + 1), fieldName);
      }
      const type = schema.getType(typeName);
      const field = isObjectType(type) ? type.getFields()[fieldName] : undefined;
      return field && valueOf(field.type, `${object.uid}.${fieldName}${JSON.stringify(args)}`);
    },
  };
}

function valuesOfKey(schema: GraphQLSchema, typeName: string, keyField: string | undefined): readonly string[] {
  const type = schema.getType(typeName);
  const field = isObjectType(type) ? type.getFields()[keyField ?? ''] : undefined;
  return SCALAR_VALUES[String(field?.type).replace('!', '')] ?? IDS;
}

function leaf(scalar: string, path: string, hash: number): unknown {
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
      return pick(SCALAR_VALUES[scalar] ?? [], hash) ?? path;
  }
}

function pick<Item>(items: readonly Item[], hash: number): Item | undefined {
  return items[hash % items.length];
}
