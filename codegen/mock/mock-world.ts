import {
  getNamedType,
  getNullableType,
  isEnumType,
  isListType,
  isObjectType,
  type GraphQLEnumType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';

import { randomOf, type Random } from '../../seed/random.ts';
import { chineseTerm } from '../../subgraphs/shared/schema/labelled-enum.ts';

import { KNOWN_VALUES, POOL_SIZES } from './known-types.ts';
import { isSame, MockRecord, type MockWorld } from './mock-record.ts';
import { opaqueId, scalarValue } from './scalar-values.ts';

/** Records of a type that has no fixed number. More than two pages of the default size. */
const POOL_SIZE = 57;
/** How often a field is null whose description says that it can be. */
const NULL_CHANCE = 0.2;

/**
 * Sample records for a schema, without any database. Every value is a function of the seed, the record's key and the field, so
 * neither the order of requests nor a restart changes one. `@graphql-tools/mock` was considered: it draws when a field is first
 * asked for and keeps what it drew, so that the same id has other values after a restart.
 */
export function mockWorld(schema: GraphQLSchema, seed: number, today: string): MockWorld {
  const root = randomOf(seed);
  const pooled = pooledTypes(schema);
  const pools = new Map<string, readonly MockRecord[]>();
  const known = new Map<string, unknown>();
  const world: MockWorld = {
    schema,
    today,
    isPooled: (typeName) => pooled.has(typeName),
    pool(typeName) {
      const size = POOL_SIZES[typeName] ?? POOL_SIZE;
      const pool =
        pools.get(typeName) ??
        Array.from({ length: size }, (_, index) => new MockRecord(typeName, `${typeName}/${index}`, index));
      pools.set(typeName, pool);
      return pool;
    },
    random: (record, fieldName) => root.stream(record.key).stream(fieldName),
    facts<Facts>(record: MockRecord, make: (random: Random) => Facts): Facts {
      if (!known.has(record.key)) {
        known.set(record.key, make(root.stream(record.key).stream('facts')));
      }
      return known.get(record.key) as Facts;
    },
    value(record, fieldName) {
      const type = objectType(schema, record.typeName);
      const field = type.getFields()[fieldName];
      if (field === undefined) {
        throw new Error(`There is no field ${record.typeName}.${fieldName}.`);
      }
      const make = KNOWN_VALUES[record.typeName]?.[fieldName];
      return make === undefined ? madeUp(world, type, record, field) : make(record, world);
    },
    below(parent, typeName) {
      const back = backReference(schema, typeName, parent.typeName);
      if (back !== undefined) {
        return world.pool(typeName).filter((record) => isSame(world.value(record, back), parent));
      }
      const random = world.random(parent, typeName);
      const pool = world.pool(typeName);
      const first = random.int(0, pool.length - 1);
      return Array.from({ length: Math.min(random.int(0, 3), pool.length) }, (_, at) => {
        return pool[(first + at) % pool.length] as MockRecord;
      });
    },
  };
  return world;
}

/** The type of the records that a connection type lists; undefined for other types. */
export function listedType(type: GraphQLOutputType): GraphQLObjectType | undefined {
  const named = getNamedType(type);
  const nodes = isObjectType(named) && named.name.endsWith('Connection') ? named.getFields()['nodes'] : undefined;
  const listed = nodes === undefined ? undefined : getNamedType(nodes.type);
  return isObjectType(listed) ? listed : undefined;
}

/** Types that the root lists in pages or looks up by a key: these exist by themselves, all others as parts of them. */
function pooledTypes(schema: GraphQLSchema): ReadonlySet<string> {
  const pooled = new Set(Object.keys(POOL_SIZES));
  for (const { type, args } of Object.values(schema.getQueryType()?.getFields() ?? {})) {
    const listed = listedType(type);
    const named = getNamedType(type);
    if (listed !== undefined) {
      pooled.add(listed.name);
    } else if (isObjectType(named) && !isListType(getNullableType(type)) && args.length > 0) {
      pooled.add(named.name);
    }
  }
  return pooled;
}

function madeUp(
  world: MockWorld,
  type: GraphQLObjectType,
  record: MockRecord,
  field: GraphQLField<unknown, unknown>,
): unknown {
  const fields = type.getFields();
  const labelled = labelledField(field.name, fields);
  if (labelled !== undefined) {
    return labelsOf(getNamedType(labelled.type) as GraphQLEnumType, world.value(record, labelled.name));
  }
  const random = world.random(record, field.name);
  if (isUngrouped(record, field) || (canBeNull(field) && random.chance(NULL_CHANCE))) {
    return null;
  }
  const nullable = getNullableType(field.type);
  const named = getNamedType(field.type);
  if (isObjectType(named) && world.isPooled(named.name)) {
    return isListType(nullable) ? world.below(record, named.name) : random.pick(world.pool(named.name));
  }
  if (isListType(nullable)) {
    const length = random.int(1, 3);
    const items = Array.from({ length }, (_, at) => one(world, record, field, `${field.name}.${at}`));
    return isObjectType(named) ? items : [...new Set(items)];
  }
  return one(world, record, field, field.name);
}

/** One value of a field. @param place of the value in the record */
function one(world: MockWorld, record: MockRecord, field: GraphQLField<unknown, unknown>, place: string): unknown {
  const named = getNamedType(field.type);
  const random = world.random(record, place);
  if (isObjectType(named)) {
    return new MockRecord(named.name, `${record.key}.${place}`);
  }
  if (isEnumType(named)) {
    return random.pick(named.getValues()).value;
  }
  return named.name === 'ID'
    ? opaqueId(record.key)
    : scalarValue({ typeName: named.name, field, record, random, world });
}

/** `statusLabel` belongs to `status`, `faultLabels` to `faults`. */
function labelledField(name: string, fields: Readonly<Record<string, GraphQLField<unknown, unknown>>>) {
  const base = /^(.*)Labels?$/.exec(name)?.[1];
  const candidates = base === undefined ? [] : name.endsWith('Labels') ? [`${base}s`, base] : [base];
  const field = candidates.map((candidate) => fields[candidate]).find((candidate) => candidate !== undefined);
  return field !== undefined && isEnumType(getNamedType(field.type)) ? field : undefined;
}

function labelsOf(type: GraphQLEnumType, value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => labelsOf(type, item));
  }
  const member = type.getValues().find((candidate) => candidate.value === value);
  return member === undefined ? null : chineseTerm(member.description ?? member.name);
}

function canBeNull({ type, description }: GraphQLField<unknown, unknown>): boolean {
  return getNullableType(type) === type && /\bnull\b/.test(description ?? '');
}

/** A row of statistics has a group's value only where it was asked to be broken down by it. */
function isUngrouped({ groupBy }: MockRecord, { description }: GraphQLField<unknown, unknown>): boolean {
  const dimension = /grouped by ([A-Z_]+)/.exec(description ?? '')?.[1];
  const isGroup = /null where not grouped|where grouped by/.test(description ?? '');
  return isGroup && (dimension === undefined ? groupBy.length === 0 : !groupBy.includes(dimension));
}

/** The field by which records of one type lead back to one of another. */
function backReference(schema: GraphQLSchema, typeName: string, parent: string): string | undefined {
  const fields = Object.values(objectType(schema, typeName).getFields());
  return fields.find(({ type }) => {
    return !isListType(getNullableType(type)) && getNamedType(type).name === parent;
  })?.name;
}

function objectType(schema: GraphQLSchema, name: string): GraphQLObjectType {
  const type = schema.getType(name);
  if (!isObjectType(type)) {
    throw new Error(`There is no object type ${name}.`);
  }
  return type;
}
