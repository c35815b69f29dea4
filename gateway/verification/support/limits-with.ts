import { AUDIENCES } from '../../../subgraphs/shared/access/audiences.ts';
import { loadLimits, type AudienceLimits, type Limits } from '../../limits/audience-limits.ts';

/** The default limits, with some of them changed for every audience. */
export async function limitsWith(changed: Partial<AudienceLimits>): Promise<Limits> {
  const { audiences, ...others } = await loadLimits();
  const changedOf = AUDIENCES.map((audience) => [audience, { ...audiences[audience], ...changed }]);
  return { audiences: Object.fromEntries(changedOf) as Limits['audiences'], ...others };
}
