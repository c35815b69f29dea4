import 'reflect-metadata';

/**
 * How an identifier is compared, for one kind of identifier, on both sides: what somebody asks for, and what an office has
 * stored, which comes in any of its written forms. `asked` and `stored` share a key exactly where both name the same thing.
 */
export interface IdentifierRule {
  /** The keys of an identifier that is asked for. */
  asked(identifier: string): readonly string[];
  /** The keys of a stored value; none where it is no identifier of this kind. */
  stored(value: string): readonly string[];
  /** The forms in which offices write an identifier, for `in (…)` over the stored column, so that its index serves. */
  writtenForms(identifier: string): readonly string[];
}

const RULE = Symbol('identifier rule');

/** Says that a property of an entity holds identifiers that are compared by a rule. */
export function comparedBy(rule: IdentifierRule, prototype: object, property: string): void {
  Reflect.defineMetadata(RULE, rule, prototype, property);
}

/** The rule by which a property is compared; undefined for one that is compared as it is. */
export function ruleOf(entity: { readonly prototype: object }, property: string): IdentifierRule | undefined {
  return Reflect.getMetadata(RULE, entity.prototype, property) as IdentifierRule | undefined;
}

/** Whether a stored value names what was asked for. */
export function isSame(rule: IdentifierRule, asked: string, stored: string): boolean {
  const keys = rule.stored(stored);
  return rule.asked(asked).some((key) => keys.includes(key));
}
