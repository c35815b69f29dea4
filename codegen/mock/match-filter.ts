import { getNamedType, getNullableType, isEnumType, isListType, isObjectType, type GraphQLObjectType } from 'graphql';

import { compareDecimals } from '../../subgraphs/shared/scalars/decimal.ts';

import { MockRecord, type MockWorld } from './mock-record.ts';
import { isInRegion, isUnderCourt } from './places.ts';

type Test = (record: MockRecord) => boolean;

/**
 * The records that meet all conditions of a filter. A condition is tested by the field that it is about: of the same name, of the
 * same enum, or the day that a period is named after (`opened` and `openedOn`).
 *
 * @param onIgnored called with each condition about which the mock knows no field
 */
export function matches(
  world: MockWorld,
  typeName: string,
  records: readonly MockRecord[],
  conditions: Readonly<Record<string, unknown>>,
  onIgnored: (condition: string) => void,
): readonly MockRecord[] {
  const type = world.schema.getType(typeName);
  if (!isObjectType(type)) {
    return records;
  }
  const tests = Object.entries(conditions).flatMap(([name, wanted]) => {
    if (wanted === null || wanted === undefined) {
      return [];
    }
    const test = KNOWN_TESTS[`${typeName}.${name}`]?.(world, wanted) ?? testOf(world, type, name, wanted);
    if (test === undefined) {
      onIgnored(`${typeName}.${name}`);
    }
    return test ?? [];
  });
  return records.filter((record) => tests.every((test) => test(record)));
}

/** Conditions about several fields at once. */
const KNOWN_TESTS: Readonly<Record<string, (world: MockWorld, wanted: unknown) => Test>> = {
  'SupervisionLedger.overdue': (world, wanted) => (ledger) => {
    const isOpen = world.value(ledger, 'state') === 'OPEN';
    return (isOpen && Number(world.value(ledger, 'overdueDays') ?? 0) > 0) === wanted;
  },
  'SupervisionLedger.nextOverdue': (world, wanted) => (ledger) => {
    const due = world.value(ledger, 'nextDueOn');
    return (typeof due === 'string' && due < world.today) === wanted;
  },
  'SupervisionLedger.enteredEnforcement': (world, wanted) => (ledger) =>
    (world.value(ledger, 'enforcementFiledOn') !== null) === wanted,
};

function testOf(world: MockWorld, type: GraphQLObjectType, name: string, wanted: unknown): Test | undefined {
  const fields = type.getFields();
  if (name === 'nameContains' && typeof wanted === 'string') {
    return (record) => String(world.value(record, 'name')).includes(wanted);
  }
  if (name === 'initials' && typeof wanted === 'string') {
    return (record) => String(world.value(record, 'pinyinInitials')).startsWith(wanted.toLowerCase());
  }
  if (['region', 'agencyRegion'].includes(name) && typeof wanted === 'string') {
    return (record) => isInRegion(regionOf(world, type, record, name), wanted);
  }
  if (name === 'court' && typeof wanted === 'string' && fields['court'] !== undefined) {
    return (record) => isUnderCourt(keyOf(world, world.value(record, 'court'), 'code'), wanted);
  }
  if (isPeriod(wanted)) {
    const dated = [`${name}On`, `${name}At`, name].find((candidate) => fields[candidate] !== undefined);
    return dated === undefined ? undefined : (record) => isWithin(world.value(record, dated), wanted);
  }
  const day = `${name}On`;
  if (typeof wanted === 'boolean' && fields[name] === undefined && fields[day] !== undefined) {
    return (record) => (world.value(record, day) !== null) === wanted;
  }
  const field = fields[name] ?? enumField(type, wanted);
  return field === undefined ? undefined : (record) => fits(world, world.value(record, field.name), wanted);
}

/** The only field of the record whose enum has the wanted members: `step` is about `currentStep`. */
function enumField(type: GraphQLObjectType, wanted: unknown) {
  const members = Array.isArray(wanted) ? wanted : [wanted];
  const candidates = Object.values(type.getFields()).filter((field) => {
    const named = getNamedType(field.type);
    const isSingle = !isListType(getNullableType(field.type));
    return isSingle && isEnumType(named) && members.every((member) => named.getValue(String(member)) != null);
  });
  return candidates.length === 1 ? candidates[0] : undefined;
}

function regionOf(world: MockWorld, type: GraphQLObjectType, record: MockRecord, name: string): unknown {
  const fields = type.getFields();
  if (type.name === 'Region') {
    return world.value(record, 'code');
  }
  const through = name === 'agencyRegion' ? 'agency' : fields['region'] === undefined ? 'court' : 'region';
  const near = fields[through] === undefined ? null : world.value(record, through);
  return through === 'region' ? keyOf(world, near, 'code') : keyOf(world, keyOf(world, near, 'region'), 'code');
}

/** A field of what a field holds. */
function keyOf(world: MockWorld, value: unknown, fieldName: string): unknown {
  return value instanceof MockRecord ? world.value(value, fieldName) : null;
}

function fits(world: MockWorld, value: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) {
    return Array.isArray(value) ? value.some((item) => wanted.includes(item)) : wanted.includes(value);
  }
  if (isRange(wanted)) {
    return value !== null && isAtLeast(value, wanted.min) && isAtLeast(wanted.max ?? value, value);
  }
  if (typeof wanted === 'boolean' && typeof value !== 'boolean') {
    // Whether there is any, where the field has a record or a list of them.
    return (Array.isArray(value) ? value.length > 0 : value !== null) === wanted;
  }
  if (value instanceof MockRecord) {
    // By id or by code, whichever the record has.
    const type = world.schema.getType(value.typeName);
    const keys = isObjectType(type) ? ['id', 'code', 'creditCode'].filter((key) => type.getFields()[key]) : [];
    return keys.some((key) => world.value(value, key) === wanted);
  }
  return value === wanted;
}

interface Range {
  readonly min?: unknown;
  readonly max?: unknown;
}

function isRange(wanted: unknown): wanted is Range {
  return typeof wanted === 'object' && wanted !== null && ('min' in wanted || 'max' in wanted);
}

function isAtLeast(value: unknown, least: unknown): boolean {
  return least === null || least === undefined || compareDecimals(String(value), String(least)) >= 0;
}

function isPeriod(wanted: unknown): wanted is { readonly from: string; readonly to: string } {
  return typeof wanted === 'object' && wanted !== null && 'from' in wanted && 'to' in wanted;
}

/** Half-open: `to` is the first day after. */
function isWithin(value: unknown, { from, to }: { readonly from: string; readonly to: string }): boolean {
  return typeof value === 'string' && value.slice(0, 10) >= from && value.slice(0, 10) < to;
}
