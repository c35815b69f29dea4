import type { EntityClass, PropertyOf } from '../database/entity-class.ts';
import { EVERY_RECORD, NO_RECORD, SUPREME_COURT, under } from '../database/under.ts';
import { UNIT_CODE } from '../identifiers/rules.ts';

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

/** Records that name the viewer's own unit, in whatever form the token and the office's directory write its code. */
export function ofUnit<P extends string>(property: P): Rule<P> {
  return {
    sql: ({ viewer, column, bind }) => {
      if (viewer.unit === null) {
        return NO_RECORD;
      }
      const forms = UNIT_CODE.writtenForms(viewer.unit).map(bind).join(', ');
      return `${column(property)} in (select d.agency_id from agency_directory d where d.credit_code in (${forms}))`;
    },
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

/**
 * Records that concern no private person: an agency or an enterprise, as statistics count them. Where the kind is not on
 * record, it may be a person.
 */
export function ofNoPerson<P extends string>(kind: P): Rule<P> {
  return { sql: ({ column }) => `${column(kind)} in ('AGENCY', 'ENTERPRISE')` };
}

/** Records in which a property has no value: advice that is about no case. */
export function without<P extends string>(property: P): Rule<P> {
  return { sql: ({ column }) => `${column(property)} is null` };
}

/** Records that all of the rules show. */
export function allOf<P extends string>(...rules: Rule<P>[]): Rule<P> {
  return { sql: (scope) => `(${rules.map(({ sql }) => sql(scope)).join(' and ')})` };
}

/** Records that any of the rules shows. */
export function anyOf<P extends string>(...rules: Rule<P>[]): Rule<P> {
  return { sql: (scope) => `(${rules.map(({ sql }) => sql(scope)).join(' or ')})` };
}
