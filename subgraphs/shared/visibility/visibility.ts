import type { Audience } from '../access/audiences.ts';
import type { EntityClass, PropertyOf } from '../database/entity-class.ts';

import type { Rule } from './rule.ts';

/** Which records of one kind each audience may see: an audience that is not named sees none. */
export type RulesByAudience<P extends string = string> = Readonly<Partial<Record<Audience, Rule<P>>>>;

/** Which records of one kind are shown to whom. */
export interface RowsOf {
  readonly entity: EntityClass;
  readonly rules: RulesByAudience | Rule<string>;
  readonly forms: Readonly<Record<string, RulesByAudience | Rule<string>>>;
}

/** What a subgraph shows to whom: an entry for each of its entities. */
export type Visibility = readonly RowsOf[];

/**
 * An entry of a subgraph's visibility: the rule of each audience, or one rule for all of them; and the rule of each form
 * in which records are shown to others than those who see the records: a published list, or a record together with the
 * one that it leads to.
 */
export function rowsOf<E extends object>(
  entity: EntityClass<E>,
  rules: RulesByAudience<PropertyOf<E>> | Rule<PropertyOf<E>>,
  forms: Readonly<Record<string, RulesByAudience<PropertyOf<E>> | Rule<PropertyOf<E>>>> = {},
): RowsOf {
  return { entity, rules, forms };
}

/** The rule for an audience, or that of a form; undefined where nothing is shown. */
export function ruleFor({ rules, forms }: RowsOf, audience: Audience, form?: string): Rule<string> | undefined {
  const rule = form === undefined ? rules : Object.hasOwn(forms, form) ? forms[form] : undefined;
  return rule === undefined || isRule(rule) ? rule : rule[audience];
}

/**
 * Checks, before anything is served, that a subgraph's visibility has one entry for each of its entities.
 * @throws Error that names every entity without an entry, with two, or that is not among the entities.
 */
export function checkVisibility(subgraph: string, entities: readonly EntityClass[], visibility: Visibility): void {
  const listed = visibility.map(({ entity }) => entity);
  const faults = [
    ...entities.filter((entity) => !listed.includes(entity)).map(({ name }) => `${name} has no entry`),
    ...listed.filter((entity, at) => listed.indexOf(entity) !== at).map(({ name }) => `${name} has two entries`),
    ...listed.filter((entity) => !entities.includes(entity)).map(({ name }) => `${name} is no entity of the subgraph`),
  ];
  if (faults.length > 0) {
    throw new Error(`subgraphs/${subgraph}/visibility.ts does not say who sees which rows: ${faults.join('; ')}.`);
  }
}

function isRule(rules: RowsOf['rules']): rules is Rule<string> {
  return 'sql' in rules;
}
