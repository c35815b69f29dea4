import { AUDIENCES } from '../../../../subgraphs/shared/access/audiences.ts';
import type { Audiences } from '../../../authorization/audiences.ts';
import { fuzzedViewer, rejects } from '../../access-fuzz/viewers.ts';
import type { MutantResult } from '../mutant.ts';

/** Where a table of audiences differs from the specification. */
export function audienceFaults(audiences: Audiences): readonly string[] {
  return AUDIENCES.flatMap((audience) => {
    const { scopes, mode } = audiences[audience];
    const specified = fuzzedViewer(audience).scopes;
    return [
      ...scopes.filter((scope) => !specified.includes(scope)).map((scope) => `${audience} has ${scope}`),
      ...specified.filter((scope) => !scopes.includes(scope)).map((scope) => `${audience} lacks ${scope}`),
      ...((mode === 'reject') === rejects(audience)
        ? []
        : [`${audience} learns that there are fields it may not read`]),
    ];
  });
}

/** Gives each audience each scope that it lacks, and lets audiences that must not learn of hidden fields learn of them. */
export function* runAudienceMutants(audiences: Audiences, only?: string): Generator<MutantResult> {
  const allScopes = [...new Set(AUDIENCES.flatMap((audience) => audiences[audience].scopes))];
  for (const audience of AUDIENCES) {
    const own = audiences[audience];
    const mutants: readonly (readonly [string, Audiences])[] = [
      ...allScopes
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
      const [difference] = audienceFaults(mutated);
      yield {
        mutant,
        outcome: difference === undefined ? 'survived' : 'killed',
        reason: difference ?? 'the table equals the specification',
      };
    }
  }
}
