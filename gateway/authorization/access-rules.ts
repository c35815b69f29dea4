import type { Viewer } from '../../subgraphs/shared/access/viewer.ts';

/**
 * The rights that reading requires: every group must be met, a group by one of its alternatives, an alternative by all its
 * rights. A group is one `@requiresScopes(scopes: …)`, `@policy(policies: …)` or `@authenticated`. Two rules are joined by
 * listing the groups of both, so a rule never grows by multiplication. A right is a scope, `policy:` with a policy's name,
 * or `AUTHENTICATED`.
 */
export type Rule = readonly Alternatives[];
export type Alternatives = readonly (readonly string[])[];

/** The part of a viewer that decides about fields; the row scope does not. */
export type FieldViewer = Pick<Viewer, 'audience' | 'scopes'>;

/** The access rules of one supergraph. A name that is not in the supergraph has no rule. */
export interface AccessRules {
  /** The rule for the objects of a type, or the values of an enum or scalar; undefined where everyone may read them. */
  typeRule(typeName: string): Rule | undefined;
  /**
   * The rule for a field: its own, its type's and its named output type's together; undefined where everyone may read it.
   * Interfaces, their fields and unions have only what they require in addition to their members: callers must check each
   * member as well.
   */
  fieldRule(typeName: string, fieldName: string): Rule | undefined;
  /** All rights that rules name. */
  readonly rights: ReadonlySet<string>;
  /** Everything that has a rule, as `Type` or `Type.field`, in the supergraph's order. */
  readonly coordinates: readonly string[];
}

/** Rules that also distinguish what is open from what does not exist. */
export interface SupergraphRules extends AccessRules {
  /** Whether the supergraph has that `Type` or `Type.field`. */
  has(coordinate: string): boolean;
}

/** The right of every viewer but the public. It is not a scope: no token can claim it. */
export const AUTHENTICATED = '@authenticated';

/** The prefix of a policy's name among a viewer's scopes. A policy that no audience has is denied to everyone. */
export const POLICY_PREFIX = 'policy:';

/** Whether a viewer may read what the rule protects. */
export function allows(rule: Rule | undefined, viewer: FieldViewer): boolean {
  return rule === undefined || isMet(rule, (right) => holds(viewer, right));
}

/** The rule that requires both; undefined where neither requires anything. */
export function both(one: Rule | undefined, other: Rule | undefined): Rule | undefined {
  if (one === undefined || other === undefined || one === other) {
    return one ?? other;
  }
  const groups = new Map([...one, ...other].map((group) => [JSON.stringify(group), group]));
  return [...groups.values()];
}

/**
 * Whether every viewer who meets `stricter` also meets `looser`. The answer is no as well where the rules are too large to
 * compare: a wrong no refuses a supergraph, a wrong yes would open one.
 */
export function implies(stricter: Rule | undefined, looser: Rule | undefined): boolean {
  if (looser === undefined) {
    return true;
  }
  const ways = waysToMeet(stricter ?? []);
  return ways !== undefined && ways.every((rights) => isMet(looser, (right) => rights.has(right)));
}

/** As text for operators and data owners: `case:read and (a or b and c)`. */
export function describeRule(rule: Rule): string {
  return rule.map((group) => describeGroup(group, rule.length > 1)).join(' and ');
}

function holds({ audience, scopes }: FieldViewer, right: string): boolean {
  return right === AUTHENTICATED ? audience !== 'public' : scopes.includes(right);
}

function isMet(rule: Rule, has: (right: string) => boolean): boolean {
  return rule.every((group) => group.some((rights) => rights.every(has)));
}

/** Most sets of rights that are compared. */
const MAX_SETS = 4_096;

/** The smallest sets of rights that meet a rule; undefined where they are more than `MAX_SETS`. */
function waysToMeet(rule: Rule): readonly ReadonlySet<string>[] | undefined {
  let ways: ReadonlySet<string>[] = [new Set()];
  for (const group of rule) {
    if (ways.length * group.length > MAX_SETS) {
      return undefined;
    }
    ways = ways.flatMap((way) => group.map((rights) => new Set([...way, ...rights])));
  }
  return ways;
}

function describeGroup(group: Alternatives, isOneOfSeveral: boolean): string {
  const text = group.map((rights) => (rights.length > 0 ? rights.join(' and ') : 'anyone')).join(' or ');
  return group.length === 0 ? 'nobody' : isOneOfSeveral && group.length > 1 ? `(${text})` : text;
}
