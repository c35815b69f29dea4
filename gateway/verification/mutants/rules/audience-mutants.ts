import { AUDIENCES } from '../../../../subgraphs/shared/access/viewer.ts';
import type { Audiences } from '../../../authorization/audiences.ts';
import { fuzzedViewer, rejects } from '../../access-fuzz/viewers.ts';
import type { Verdict } from '../verdict.ts';

/** What a table of audiences gives that the specification does not, or the other way round; empty where it is the same. */
export function audienceFaults(audiences: Audiences): readonly string[] {
  return AUDIENCES.flatMap((audience) => {
    const { scopes, mode } = audiences[audience];
    const meant = fuzzedViewer(audience).scopes;
    return [
      ...scopes.filter((scope) => !meant.includes(scope)).map((scope) => `${audience} is given ${scope}`),
      ...meant.filter((scope) => !scopes.includes(scope)).map((scope) => `${audience} is not given ${scope}`),
      ...((mode === 'reject') === rejects(audience) ? [] : [`${audience} is told of what it may not read`]),
    ];
  });
}

/** Gives each audience each right that it has not, and lets each that is refused what it cannot see be told of it. */
export function* judgeAudiences(audiences: Audiences, only?: string): Generator<Verdict> {
  const every = [...new Set(AUDIENCES.flatMap((audience) => audiences[audience].scopes))];
  for (const audience of AUDIENCES) {
    const own = audiences[audience];
    const mutants: readonly (readonly [string, Audiences])[] = [
      ...every
        .filter((scope) => !own.scopes.includes(scope))
        .map((scope): [string, Audiences] => [
          `audience ${audience} with ${scope}`,
          { ...audiences, [audience]: { ...own, scopes: [...own.scopes, scope] } },
        ]),
      ...(own.mode === 'reject'
        ? [[`audience ${audience} not refused`, { ...audiences, [audience]: { ...own, mode: 'filter' } }] as const]
        : []),
    ];
    for (const [mutant, mutated] of mutants) {
      if (only !== undefined && mutant !== only) {
        continue;
      }
      const [found] = audienceFaults(mutated);
      yield { mutant, outcome: found === undefined ? 'survived' : 'killed', how: found ?? 'nobody noticed' };
    }
  }
}
