import type { Row } from '../../../subgraphs/shared/database/entity-class.ts';
import type { CaseBound } from '../../../subgraphs/shared/schema/case-bound.ts';
import { isPerformed, type CaseFacts } from '../../world/case-facts.ts';
import { boundTo } from '../row-writer.ts';

/** The data of a case that conferences and circulars need. */
export interface PooledCase {
  readonly bound: Row<CaseBound>;
  readonly caseNumber: string;
  readonly filedOn: string;
  readonly concludedOn: string | null;
  readonly performed: boolean;
  readonly debtorAgencyId: string | null;
}

/** Cases collected from the stream for records that concern several cases at once. */
export interface CasePool {
  add(facts: CaseFacts): void;
  /** The cases of a region and below it, by the prefix of its code, in stream order. */
  under(regionCode: string): readonly PooledCase[];
}

/** A pool of at most `most` cases, so that a load world needs no more memory than a small one. */
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
        performed: isPerformed(facts),
        debtorAgencyId: facts.debtorAgencyId,
      });
    },
    under: (regionCode) => {
      const prefix = regionCode.replace(/(00)+$/, '');
      return pooled.filter(({ bound }) => bound.regionCode.startsWith(prefix));
    },
  };
}
