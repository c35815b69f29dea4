import type { DishonestListing } from '../../../subgraphs/credit/dishonest-listing/dishonest-listing.entity.ts';
import { RedListEntry } from '../../../subgraphs/credit/red-list/red-list-entry.entity.ts';
import type { Row } from '../../../subgraphs/shared/database/entity-class.ts';
import { addDays, addMonths } from '../../../subgraphs/shared/date-arithmetic.ts';
import { agenciesIn, agencyOf, type AgencyFacts } from '../../places/agencies.ts';
import { regionOf } from '../../places/regions.ts';
import type { Random } from '../../random.ts';
import type { CaseFacts, JudgmentFacts, World } from '../../world/case-facts.ts';
import type { Emit } from '../row-writer.ts';

import { rowId } from './debtor.ts';

type Entry = Row<RedListEntry>;

/** How Gansu's courts and the civilisation office call their red and black list (甘肃法制报, 2018-11-19). */
const GANSU_PROGRAMME = '共筑诚信，德润陇原';
const TERM_MONTHS = 24;

/** The red list of a world: who performed without being forced, and is not on the dishonest list. */
export interface RedList {
  /** An enterprise that performed on its own as soon as enforcement was filed. */
  offerCase(facts: CaseFacts): void;
  /** An agency that performed a judgment before enforcement was filed. */
  offerJudgment(facts: JudgmentFacts): void;
  /** Whoever is on the dishonest list is not on the red one. */
  excludeListed(listing: Row<DishonestListing>): void;
  write(emit: Emit): void;
}

export function redList(world: World, random: Random): RedList {
  const candidates = new Map<string, Entry>();
  const excluded = new Set<string>();

  const offer = (from: Pick<Entry, 'courtCode' | 'regionCode'> & Unit, performedOn: string): void => {
    const office = civilisationOfficeOf(from.regionCode);
    const listedOn = addDays(performedOn, 30);
    if (office === null || listedOn > world.asOf) {
      return;
    }
    candidates.set(from.creditCode, {
      id: rowId('rl', from.creditCode),
      ...from,
      programme: world.set === 'gansu' ? GANSU_PROGRAMME : null,
      civilisationOfficeId: office.id,
      civilisationOfficeName: office.name,
      listedOn,
      listedUntil: addMonths(listedOn, TERM_MONTHS),
      withdrawnOn: null,
    });
  };

  return {
    offerCase: (facts) => {
      const { id, courtCode, regionCode, conclusionMethod, concludedOn, debtorAgencyId, tags } = facts;
      if (debtorAgencyId !== null) {
        excluded.add(agencyOf(debtorAgencyId).creditCode);
      }
      const debtor = facts.parties.find(({ role, kind }) => role === 'DEBTOR' && kind === 'ENTERPRISE');
      // Nothing is invented about the subjects of a story.
      if (tags.length > 0 || conclusionMethod !== 'VOLUNTARY' || concludedOn === null || !debtor?.creditCode) {
        return;
      }
      if (random.stream(id).chance(1 / 12)) {
        const { name, creditCode } = debtor;
        offer({ courtCode, regionCode, agencyId: null, kind: 'ENTERPRISE', name, creditCode, ...AT_ONCE }, concludedOn);
      }
    },
    offerJudgment: ({ id, courtCode, regionCode, defendantAgencyId, performedOn, enforcementCaseId }) => {
      if (defendantAgencyId === null || performedOn === null || enforcementCaseId !== null) {
        return;
      }
      if (random.stream(id).chance(1 / 6)) {
        const { name, creditCode } = agencyOf(defendantAgencyId);
        const unit = { agencyId: defendantAgencyId, kind: 'AGENCY', name, creditCode, ...UNASKED } as const;
        offer({ courtCode, regionCode, ...unit }, performedOn);
      }
    },
    excludeListed: ({ subjectIdentifier }) => {
      if (subjectIdentifier !== null) {
        excluded.add(subjectIdentifier);
      }
    },
    write: (emit) => {
      for (const [creditCode, entry] of candidates) {
        if (!excluded.has(creditCode)) {
          emit(RedListEntry, entry);
        }
      }
    },
  };
}

type Unit = Pick<Entry, 'agencyId' | 'kind' | 'name' | 'creditCode' | 'reason' | 'deed'>;

const AT_ONCE = { reason: 'PERFORMED_AT_ONCE', deed: '收到执行通知后自动履行完毕，未采取强制措施' } as const;
const UNASKED = { reason: 'PERFORMED_UNASKED', deed: '判决生效后主动履行完毕，未进入执行程序' } as const;

/** The civilisation office of the region, or of the nearest one above it that has one. */
function civilisationOfficeOf(regionCode: string): AgencyFacts | null {
  const here = agenciesIn(regionCode).find(({ name }) => name.endsWith('委文明办公室'));
  const { parentCode } = regionOf(regionCode);
  return here ?? (parentCode === null ? null : civilisationOfficeOf(parentCode));
}
