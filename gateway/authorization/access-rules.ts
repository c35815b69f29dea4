import type { Viewer } from '../../subgraphs/shared/access/viewer.ts';

/**
 * What reading takes: of every group at least one alternative, of that alternative every right. A group is one
 * `@requiresScopes(scopes: …)`, `@policy(policies: …)` or `@authenticated`; rules that meet are joined by adding groups, so
 * that nothing is ever multiplied out. A right is a scope, `policy:` and a policy's name, or `AUTHENTICATED`.
 */
export type Rule = readonly Alternatives[];
export type Alternatives = readonly (readonly string[])[];

/** Who asks, as far as fields go: row scope decides nothing here. */
export type FieldViewer = Pick<Viewer, 'audience' | 'scopes'>;

/** The access rules of one supergraph. Names are GraphQL names; one that is not in the supergraph has no rule. */
export interface AccessRules {
  /** What reaching any object of the type takes, and any value of an enum or scalar; undefined where everyone may. */
  typeRule(typeName: string): Rule | undefined;
  /**
   * What reading the field takes: its own rule, its type's and its named output type's; undefined where everyone may. Of an
   * interface, an interface's fields and a union it says only what goes beyond their members: those are to be asked one by one.
   */
  fieldRule(typeName: string, fieldName: string): Rule | undefined;
  /** Every right that a rule names. */
  readonly rights: ReadonlySet<string>;
  /** All that has a rule, `Type` and `Type.field`, in the supergraph's order. */
  readonly coordinates: readonly string[];
}

/** Rules that also tell what is open from what is not there. */
export interface SupergraphRules extends AccessRules {
  /** Whether the supergraph has that `Type` or `Type.field`. */
  has(coordinate: string): boolean;
}

/** The right of everyone who has shown who they are. It is no scope: no token can claim it. */
export const AUTHENTICATED = '@authenticated';

/** Before a policy's name in a viewer's scopes; a policy that nobody was given is denied to all. */
export const POLICY_PREFIX = 'policy:';

/** Whether a viewer may read what has the rule. */
export function allows(rule: Rule | undefined, viewer: FieldViewer): boolean {
  return rule === undefined || isMet(rule, (right) => holds(viewer, right));
}

/** What holds where both rules hold; undefined where neither asks for anything. */
export function both(one: Rule | undefined, other: Rule | undefined): Rule | undefined {
  if (one === undefined || other === undefined || one === other) {
    return one ?? other;
  }
  const groups = new Map([...one, ...other].map((group) => [JSON.stringify(group), group]));
  return [...groups.values()];
}

/**
 * Whether whoever meets `stricter` meets `looser`, for every set of rights there could be. Rules too large to be sure
 * within reason count as not.
 */
export function implies(stricter: Rule | undefined, looser: Rule | undefined): boolean {
  if (looser === undefined) {
    return true;
  }
  const ways = waysToMeet(stricter ?? []);
  return ways !== undefined && ways.every((rights) => isMet(looser, (right) => rights.has(right)));
}

/** `case:read and (a or b and c)`, for operators and data owners. */
export function describeRule(rule: Rule): string {
  return rule.map((group) => describeGroup(group, rule.length > 1)).join(' and ');
}

function holds({ audience, scopes }: FieldViewer, right: string): boolean {
  return right === AUTHENTICATED ? audience !== 'public' : scopes.includes(right);
}

function isMet(rule: Rule, has: (right: string) => boolean): boolean {
  return rule.every((group) => group.some((rights) => rights.every(has)));
}

const MOST_WAYS = 4_096;

/** The least sets of rights that meet a rule; undefined beyond `MOST_WAYS`. */
function waysToMeet(rule: Rule): readonly ReadonlySet<string>[] | undefined {
  let ways: ReadonlySet<string>[] = [new Set()];
  for (const group of rule) {
    if (ways.length * group.length > MOST_WAYS) {
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
