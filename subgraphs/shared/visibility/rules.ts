import type { EntityClass, PropertyOf } from '../database/entity-class.ts';
import { EVERY_RECORD, NO_RECORD, SUPREME_COURT, under } from '../database/under.ts';

import type { Rule } from './rule.ts';

/** The rules of visibility. A rule whose fact the viewer lacks (a court, a region, a unit) shows no record. */

/** Every record: for reference data. */
export const everyone: Rule = { sql: () => EVERY_RECORD };

/** Records of the viewer's court and of the courts below it. */
export function atCourt<P extends string>(property: P): Rule<P> {
  return {
    sql: ({ viewer, column, bind, trees }) =>
      viewer.court === null ? NO_RECORD : under(trees, 'court', column(property), viewer.court, bind),
  };
}

/** Records of the viewer's region and of the regions below it. */
export function inRegion<P extends string>(property: P): Rule<P> {
  return {
    sql: ({ viewer, column, bind, trees }) =>
      viewer.region === null ? NO_RECORD : under(trees, 'region', column(property), viewer.region, bind),
  };
}

/** Records of the region that the viewer's court serves, and of the regions below it. */
export function inRegionOfCourt<P extends string>(property: P): Rule<P> {
  return {
    sql: ({ viewer, column, bind, trees }) => {
      if (viewer.court === null) {
        return NO_RECORD;
      }
      if (viewer.court === SUPREME_COURT) {
        return EVERY_RECORD;
      }
      const region = trees.regionOfCourt(viewer.court);
      return region === null ? NO_RECORD : under(trees, 'region', column(property), region, bind);
    },
  };
}

/** Records that name an agency of the viewer's region or of a region below it. */
export function ofAgencyIn<P extends string>(property: P): Rule<P> {
  return {
    sql: ({ viewer, column, bind, trees }) =>
      viewer.region === null
        ? NO_RECORD
        : `${column(property)} in (select d.agency_id from agency_directory d ` +
          `where ${under(trees, 'region', 'd.region_code', viewer.region, bind)})`,
  };
}

/** Records that name the viewer's own unit. */
export function ofUnit<P extends string>(property: P): Rule<P> {
  return {
    sql: ({ viewer, column, bind }) =>
      viewer.unit === null
        ? NO_RECORD
        : `${column(property)} in (select d.agency_id from agency_directory d where d.credit_code = ${bind(viewer.unit)})`,
  };
}

/** Records that belong to a record the viewer may see, which `property` names by its key. */
export function through<E extends object, P extends string>(
  entity: EntityClass<E>,
  property: P,
  key: PropertyOf<E> = 'id' as PropertyOf<E>,
): Rule<P> {
  return {
    sql: ({ column, visible, seesEvery }) =>
      seesEvery(entity) ? EVERY_RECORD : `${column(property)} in (${visible(entity, key)})`,
  };
}

/** Records that a record the viewer may see names: a meeting, by the attendance of the viewer's unit. */
export function namedBy<E extends object>(entity: EntityClass<E>, property: PropertyOf<E>): Rule<'id'> {
  return { sql: ({ column, visible }) => `${column('id')} in (${visible(entity, property)})` };
}

/** Records that any of the rules shows. */
export function anyOf<P extends string>(...rules: Rule<P>[]): Rule<P> {
  return { sql: (scope) => `(${rules.map(({ sql }) => sql(scope)).join(' or ')})` };
}
