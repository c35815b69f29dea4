import type { GraphQLSchema } from 'graphql';

import type { Random } from '../../seed/random.ts';

/** A made-up record. Two records with the same type and key are the same: nothing of it is stored, each field is made of its key. */
export class MockRecord {
  readonly typeName: string;
  /** E.g. `SupervisionLedger/7`; of a part, its whole's key and its place in it. */
  readonly key: string;
  /** Its place among the records of its type; -1 for a part of another record. */
  readonly index: number;
  /** Of a row of statistics: the dimensions that it was asked to be broken down by. */
  readonly groupBy: readonly string[];

  constructor(typeName: string, key: string, index = -1, groupBy: readonly string[] = []) {
    this.typeName = typeName;
    this.key = key;
    this.index = index;
    this.groupBy = groupBy;
  }
}

export interface MockWorld {
  readonly schema: GraphQLSchema;
  /** The day as of which records are late or in force, `YYYY-MM-DD`. */
  readonly today: string;
  /** All records of a type that can be listed or looked up. */
  pool(typeName: string): readonly MockRecord[];
  isPooled(typeName: string): boolean;
  /** The value of a field: a scalar or enum as it is serialized, a record, a list of these, or null. */
  value(record: MockRecord, fieldName: string): unknown;
  /** The records that a list below `parent` has, before filters and pages. */
  below(parent: MockRecord, typeName: string): readonly MockRecord[];
  /** The draws that belong to one field of one record. */
  random(record: MockRecord, fieldName: string): Random;
  /** Facts that several fields of a record share, made once. */
  facts<Facts>(record: MockRecord, make: (random: Random) => Facts): Facts;
}

/** Whether a value is this record. */
export function isSame(value: unknown, record: MockRecord): boolean {
  return value instanceof MockRecord && value.key === record.key;
}

/** How the values of some fields of a type are made, by field. */
export type KnownValues = Readonly<Record<string, (record: MockRecord, world: MockWorld) => unknown>>;
