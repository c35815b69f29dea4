import { Field } from 'type-graphql';

import { chineseTerm } from '../schema/labelled-enum.ts';

import { COLUMN_OF, Dimension, type ColumnName } from './dimensions.ts';
import type { Dimensions } from './group.ts';

/** Dimensions beyond those that every kind of statistics has. */
export type OwnDimension = Exclude<ColumnName, 'region' | 'court' | 'typeCode' | 'debtorKind' | 'cause'>;

/** Chinese labels of a dimension's values, by value. */
export type DimensionLabels = Readonly<Partial<Record<OwnDimension, Readonly<Record<string, string>>>>>;

/** Adds to a row type a field for each of some dimensions: `channel`, `channelLabel`; `unitId` where it is an agency. */
export function addDimensionFields(
  type: new () => object,
  names: readonly OwnDimension[],
  labels: DimensionLabels,
): void {
  const members = Object.keys(COLUMN_OF) as (keyof typeof COLUMN_OF)[];
  for (const member of members.filter((key) => (names as readonly string[]).includes(COLUMN_OF[key]))) {
    const name = COLUMN_OF[member] as OwnDimension;
    const term = chineseTerm(Dimension.labels[member]);
    const field = fieldOf(name);
    Field(() => String, {
      nullable: true,
      description: `${term} Of the group, where grouped by ${member}; null where not.`,
    })(type.prototype as object, field);
    if (labels[name]) {
      Field(() => String, { nullable: true, description: `${term}名称 Chinese label of ${field}.` })(
        type.prototype as object,
        `${field}Label`,
      );
    }
  }
}

/** The values of those fields for a group. */
export function dimensionFields(dimensions: Dimensions, labels: DimensionLabels): Record<string, string | null> {
  const fields: Record<string, string | null> = {};
  for (const name of Object.keys(dimensions) as (keyof Dimensions)[]) {
    if (name !== 'period') {
      const value = dimensions[name] ?? null;
      fields[fieldOf(name)] = value;
      fields[`${fieldOf(name)}Label`] = value === null ? null : (labels[name as OwnDimension]?.[value] ?? null);
    }
  }
  return fields;
}

function fieldOf(name: string): string {
  return ['agency', 'unit', 'campaign'].includes(name) ? `${name}Id` : name;
}
