import type { SupervisionLedger } from '../../../subgraphs/performance/supervision-ledger/supervision-ledger.entity.ts';
import type { Row } from '../../../subgraphs/shared/database/entity-class.ts';
import type { AgencyFacts } from '../../places/agencies.ts';
import type { Random } from '../../random.ts';

type Ledger = Row<SupervisionLedger>;
type Answering = Pick<
  Ledger,
  'agencyDepartment' | 'agencyPost' | 'outsideCounselOnly' | 'nonPerformanceReason' | 'nonPerformanceReasonOwnLabel'
>;

/** By kind of agency: the department and the post that usually answer for judgments, and the leader above them. */
const posts: Readonly<Partial<Record<AgencyFacts['kind'], readonly [string, string, string]>>> = {
  PARTY: ['办公室', '办公室主任', '分管副书记'],
  GOVERNMENT: ['政府办公室（法制机构）', '政府办公室副主任', '分管副县长'],
  DEPARTMENT: ['政策法规科', '政策法规科科长', '分管副局长'],
  TOWNSHIP: ['党政综合办公室', '党政综合办公室主任', '分管副乡（镇）长'],
};
const otherwise = ['综合科', '综合科科长', '分管副主任'] as const;

/** The post of the leader of an agency who is in charge of performing judgments. */
export function leaderPostOf({ kind }: AgencyFacts): string {
  return (posts[kind] ?? otherwise)[2];
}

const reasons = [
  ['NO_BUDGET', 40],
  ['PROCEDURE', 28],
  ['DISPUTED', 20],
  ['OTHER', 12],
] as const;

/**
 * Who at the agency answers for a duty, and why it has not performed. Some leave it to outside counsel alone, more often
 * where the duty was not performed in time (法治日报, 2022-01-14).
 */
export function answeringFor(
  random: Random,
  agency: AgencyFacts,
  { result, isStory }: Pick<Ledger, 'result'> & { isStory: boolean },
): Answering {
  const [agencyDepartment, agencyPost] = posts[agency.kind] ?? otherwise;
  const outsideCounselOnly = !isStory && random.chance(result === 'PERFORMED_IN_TIME' ? 0.01 : 0.12);
  const named = !outsideCounselOnly && (isStory || random.chance(0.96));
  const reason = result === null ? random.weighted(reasons) : null;
  return {
    agencyDepartment: named ? agencyDepartment : null,
    agencyPost: named ? agencyPost : null,
    outsideCounselOnly,
    nonPerformanceReason: reason,
    nonPerformanceReasonOwnLabel: reason === 'OTHER' ? '机构改革后承接单位未定' : null,
  };
}
