import { AUTHENTICATED, implies, type AccessRules, type Rule, type SupergraphRules } from './access-rules.ts';
import type { Audiences } from './audiences.ts';
import type { RuleChecks } from './authorization-options.ts';

/**
 * Why a supergraph with these rules is refused, in sentences for the operator; empty where it is not. Threat: a supergraph
 * that was composed without a subgraph's `access.ts`, was read half written, or does not match the gateway's audiences opens
 * protected data without anybody noticing. So every field needs at least the rights that it needed before, unless the
 * operator accepts the gain.
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

/** Everything in both supergraphs that requires less in the later one, as `Type` or `Type.field`. */
function openedSince(last: AccessRules, rules: SupergraphRules): readonly string[] {
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

const MAX_NAMED = 20;

function firstOf(names: readonly string[]): string {
  const more = names.length - MAX_NAMED;
  return names.slice(0, MAX_NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
