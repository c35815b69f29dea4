import type { CourtIndicatorValue } from '../../../subgraphs/performance/indicator/court-indicator-value.entity.ts';
import type { Row } from '../../../subgraphs/shared/database/entity-class.ts';
import { rate } from '../../../subgraphs/shared/measures/rate.ts';
import { addDecimals } from '../../../subgraphs/shared/scalars/decimal.ts';
import { idOf } from '../../random.ts';
import type { CaseFacts } from '../../world/case-facts.ts';

interface Year {
  readonly regionCode: string;
  claimed: string;
  recovered: string;
  first: number;
  terminated: number;
}

/** The indicators of each court and year, from the cases concluded in it; of Ganzi, whose cases the sample has all. */
export function courtIndicators() {
  const years = new Map<string, Year>();
  return {
    add(facts: CaseFacts): void {
      const { courtCode, regionCode, concludedOn, typeCode, conclusionMethod, claimAmount, recoveredAmount } = facts;
      if (concludedOn === null || !regionCode.startsWith('5133')) {
        return;
      }
      const key = `${courtCode}/${concludedOn.slice(0, 4)}`;
      const year = years.get(key) ?? { regionCode, claimed: '0.00', recovered: '0.00', first: 0, terminated: 0 };
      years.set(key, year);
      year.claimed = addDecimals(year.claimed, claimAmount);
      year.recovered = addDecimals(year.recovered, recoveredAmount);
      if (typeCode === '执') {
        year.first += 1;
        year.terminated += conclusionMethod === 'PROCEDURE_TERMINATED' ? 1 : 0;
      }
    },
    rows(): Row<CourtIndicatorValue>[] {
      return [...years].flatMap(([key, { regionCode, claimed, recovered, first, terminated }]) => {
        const [courtCode = '', year = ''] = key.split('/');
        const of = (indicatorCode: string, value: string | null) => ({
          id: idOf('cv', `${key}/${indicatorCode}`),
          courtCode,
          regionCode,
          indicatorCode,
          periodFrom: `${year}-01-01`,
          periodTo: `${Number(year) + 1}-01-01`,
          value,
        });
        return [
          of('COURT_RECOVERY_RATE', rate(recovered, claimed)),
          of('COURT_TERMINATION_RATE', rate(terminated, first)),
        ];
      });
    },
  };
}
