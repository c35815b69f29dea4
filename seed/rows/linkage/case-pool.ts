import type { Row } from '../../../subgraphs/shared/database/entity-class.ts';
import type { CaseBound } from '../../../subgraphs/shared/schema/case-bound.ts';
import type { CaseFacts } from '../../world/case-facts.ts';
import { boundTo } from '../row-writer.ts';

/** What conferences and circulars need to know of a case. */
export interface PooledCase {
  readonly bound: Row<CaseBound>;
  readonly caseNumber: string;
  readonly filedOn: string;
  readonly concludedOn: string | null;
  readonly performed: boolean;
  readonly debtorAgencyId: string | null;
}

/** Cases set aside while the world streams by, for what is told of several cases at once. */
export interface CasePool {
  add(facts: CaseFacts): void;
  /** Those of a region and below it, as far as its code's digits tell, in the order they came. */
  under(regionCode: string): readonly PooledCase[];
}

/** A pool that stops at `most` cases, so that a world for load takes no more memory than a small one. */
export function casePool(most: number): CasePool {
  const pooled: PooledCase[] = [];
  return {
    add: (facts) => {
      if (pooled.length === most) {
        return;
      }
      pooled.push({
        bound: boundTo(facts),
        caseNumber: facts.caseNumber,
        filedOn: facts.filedOn,
        concludedOn: facts.concludedOn,
        performed:
          facts.conclusionMethod === 'VOLUNTARY' ||
          facts.conclusionMethod === 'FORCED' ||
          (facts.conclusionMethod === 'SETTLED' && facts.settlementPerformed),
        debtorAgencyId: facts.debtorAgencyId,
      });
    },
    under: (regionCode) => {
      const prefix = regionCode.replace(/(00)+$/, '');
      return pooled.filter(({ bound }) => bound.regionCode.startsWith(prefix));
    },
  };
}
