import { AUTHENTICATED, implies, type AccessRules, type Rule, type SupergraphRules } from './access-rules.ts';
import type { Audiences } from './audiences.ts';

export interface RuleChecks {
  /** `required` where a supergraph without rules, or with rights that nobody was given, is a mistake. */
  readonly rules: 'required' | 'none';
  /** What is done with a supergraph that opens what the last one protected. */
  readonly gains: 'refuse' | 'accept';
}

/**
 * Why a supergraph's rules are not to be served, in sentences for the operator; empty where they are. Threat: a supergraph
 * composed without a subgraph's `access.ts`, half written, or of another time than the gateway's audiences opens in silence
 * what was closed. What was protected before therefore stays protected at least as much, unless the operator says otherwise.
 *
 * @param last the rules that were served, or reviewed, before
 */
export function ruleFaults(
  rules: SupergraphRules,
  checks: RuleChecks,
  audiences: Audiences,
  last: AccessRules | undefined,
): readonly string[] {
  const opened = checks.gains === 'accept' || last === undefined ? [] : openedSince(last, rules);
  return [
    ...(checks.rules === 'required' ? missing(rules, audiences) : []),
    ...(opened.length === 0 ? [] : [`it opens what was protected before: ${firstOf(opened)}.`]),
  ];
}

/** What stands in both and takes less in the later, `Type` or `Type.field`. */
export function openedSince(last: AccessRules, rules: SupergraphRules): readonly string[] {
  return last.coordinates.filter(
    (coordinate) => rules.has(coordinate) && !implies(ruleOf(rules, coordinate), ruleOf(last, coordinate)),
  );
}

function missing({ coordinates, rights }: AccessRules, audiences: Audiences): readonly string[] {
  const given = new Set(Object.values(audiences).flatMap(({ scopes }) => scopes));
  const unknown = [...rights].filter((right) => right !== AUTHENTICATED && !given.has(right));
  return [
    ...(coordinates.length === 0 ? ['it has no access rules.'] : []),
    ...(unknown.length === 0 ? [] : [`its rules name rights that no audience has: ${firstOf(unknown)}.`]),
  ];
}

function ruleOf(rules: AccessRules, coordinate: string): Rule | undefined {
  const [type = '', field] = coordinate.split('.');
  return field === undefined ? rules.typeRule(type) : rules.fieldRule(type, field);
}

const MOST_NAMED = 20;

function firstOf(names: readonly string[]): string {
  const more = names.length - MOST_NAMED;
  return names.slice(0, MOST_NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
