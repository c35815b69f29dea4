import type { CourtIndicatorValue } from '../../../subgraphs/performance/indicator/court-indicator-value.entity.ts';
import type { Row } from '../../../subgraphs/shared/database/entity-class.ts';
import { rate } from '../../../subgraphs/shared/measures/rate.ts';
import { addDecimals } from '../../../subgraphs/shared/scalars/decimal.ts';
import { courts } from '../../places/courts.ts';
import { idOf } from '../../random.ts';
import type { CaseFacts } from '../../world/case-facts.ts';

interface Year {
  claimed: string;
  recovered: string;
  first: number;
  terminated: number;
  /** The private persons who owe in the cases of each indicator. */
  readonly owing: Set<string>;
  readonly owingInFirst: Set<string>;
}

const ofGanzi = courts.filter(({ regionCode }) => regionCode.startsWith('5133'));

/**
 * The indicators of each court and year, from the cases concluded in it; of Ganzi, whose cases the sample has all. Each court
 * has its values in each year, without a value where it concluded nothing.
 */
export function courtIndicators() {
  const known = new Map<string, Year>();
  const years = new Set<string>();
  const of = (courtCode: string, year: string): Year => {
    const key = `${courtCode}/${year}`;
    const found = known.get(key) ?? {
      claimed: '0.00',
      recovered: '0.00',
      first: 0,
      terminated: 0,
      owing: new Set(),
      owingInFirst: new Set(),
    };
    known.set(key, found);
    return found;
  };
  return {
    add(facts: CaseFacts): void {
      const { courtCode, regionCode, concludedOn, typeCode, conclusionMethod, claimAmount, recoveredAmount } = facts;
      if (concludedOn === null || !regionCode.startsWith('5133')) {
        return;
      }
      const year = of(courtCode, concludedOn.slice(0, 4));
      years.add(concludedOn.slice(0, 4));
      year.claimed = addDecimals(year.claimed, claimAmount);
      year.recovered = addDecimals(year.recovered, recoveredAmount);
      const persons = facts.parties.filter(({ role, kind }) => role === 'DEBTOR' && kind === 'PERSON');
      persons.forEach(({ id, idNumber }) => year.owing.add(idNumber ?? id));
      if (typeCode === '执') {
        year.first += 1;
        year.terminated += conclusionMethod === 'PROCEDURE_TERMINATED' ? 1 : 0;
        persons.forEach(({ id, idNumber }) => year.owingInFirst.add(idNumber ?? id));
      }
    },
    rows(): Row<CourtIndicatorValue>[] {
      const all = [...years].flatMap((year) => ofGanzi.map((court) => ({ ...court, year })));
      return all.flatMap(({ code: courtCode, regionCode, year }) => {
        const { claimed, recovered, first, terminated, owing, owingInFirst } = of(courtCode, year);
        const row = (indicatorCode: string, persons: number, value: string | null) => ({
          id: idOf('cv', `${courtCode}/${year}/${indicatorCode}`),
          courtCode,
          regionCode,
          indicatorCode,
          periodFrom: `${year}-01-01`,
          periodTo: `${Number(year) + 1}-01-01`,
          persons,
          value,
        });
        return [
          row('COURT_RECOVERY_RATE', owing.size, rate(recovered, claimed)),
          row('COURT_TERMINATION_RATE', owingInFirst.size, rate(terminated, first)),
        ];
      });
    },
  };
}
