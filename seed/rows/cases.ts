import { Campaign, CampaignCourt } from '../../subgraphs/cases/campaign/campaign.entity.ts';
import { Court } from '../../subgraphs/cases/court/court.entity.ts';
import { CourtStaff } from '../../subgraphs/cases/court-staff/court-staff.entity.ts';
import {
  CaseNode,
  CaseSuspension,
  TerminationCheck,
} from '../../subgraphs/cases/enforcement-case/case-parts.entity.ts';
import { EnforcementCase } from '../../subgraphs/cases/enforcement-case/enforcement-case.entity.ts';
import { PartyNameEnding } from '../../subgraphs/cases/party/party-name-ending.entity.ts';
import { Party } from '../../subgraphs/cases/party/party.entity.ts';
import { Petition } from '../../subgraphs/cases/petition/petition.entity.ts';
import { Region } from '../../subgraphs/cases/region/region.entity.ts';
import { organisationCodeOf } from '../../subgraphs/shared/identifiers/rules.ts';
import { nameEndings } from '../../subgraphs/shared/lists/name-part.ts';
import { dayOf } from '../calendar.ts';
import { courtOf, courts } from '../places/courts.ts';
import { pinyinInitials } from '../places/pinyin-initials.ts';
import { regions } from '../places/regions.ts';
import { idOf, randomOf } from '../random.ts';
import type { CaseFacts, World } from '../world/case-facts.ts';

import { caseLinksOf } from './cases/case-links.ts';
import { caseRow } from './cases/case-row.ts';
import { judgmentWriter } from './cases/judgments.ts';
import type { Emit, RowWriter } from './row-writer.ts';

/** The courts' records. Filing and conclusion are columns of the case itself, not nodes. */
export function casesRows(world: World, emit: Emit): RowWriter {
  for (const region of regions) {
    emit(Region, region);
  }
  for (const court of courts) {
    emit(Court, { ...court, pinyinInitials: pinyinInitials(court.name) });
  }
  const random = randomOf(world.seed).stream('cases');
  const asOf = dayOf(world.asOf);
  const links = caseLinksOf(world);
  const judgments = judgmentWriter(random.stream('judgments'), emit);
  // A large set keeps only the steps of open cases, as courts do that archive the rest.
  const keepsSteps = (facts: CaseFacts) => world.set === 'default' || facts.concludedOn === null;

  return {
    case(facts) {
      emit(EnforcementCase, caseRow(random, facts, links, asOf));
      judgments.case(facts);
      for (const party of facts.parties) {
        emit(Party, { ...party, caseId: facts.id, organisationCode: organisationCodeOf(party.creditCode) });
        for (const ending of nameEndings(party.name)) {
          emit(PartyNameEnding, { ending, partyId: party.id });
        }
      }
      if (keepsSteps(facts)) {
        writeSteps(facts, emit);
      }
      for (const [at, { from, to, reason }] of facts.suspensions.entries()) {
        emit(CaseSuspension, { id: `${facts.id}-${at + 1}`, caseId: facts.id, fromDate: from, toDate: to, reason });
      }
      if (facts.termination) {
        emit(TerminationCheck, { ...facts.termination, caseId: facts.id });
      }
    },
    judgment: (facts) => judgments.judgment(facts),
    campaign({ from, to, courtCodes, conduct, ...campaign }) {
      emit(Campaign, { ...campaign, fromDate: from, toDate: to, ...UNTOLD, ...conduct });
      for (const courtCode of courtCodes) {
        emit(CampaignCourt, { campaignId: campaign.id, courtCode });
      }
    },
    petition(facts) {
      emit(Petition, facts);
    },
    courtStaff(facts) {
      const { courtCode, year } = facts;
      const id = idOf('cs', `${courtCode}/${year}`);
      emit(CourtStaff, { ...facts, id, regionCode: courtOf(courtCode).regionCode });
    },
    finish: () => judgments.finish(),
  };
}

/** How a campaign was carried out where no source tells it. */
const UNTOLD = {
  progressBefore: null,
  atDawn: false,
  atMidnight: false,
  atWeekends: false,
  deputiesWatched: false,
  circularFrequency: null,
  inspectionGroups: null,
  inspectors: null,
  presidentsLeading: null,
} as const;

function writeSteps({ id, courtCode, regionCode, nodes }: CaseFacts, emit: Emit): void {
  for (const [at, { node, dueOn, doneOn }] of nodes.entries()) {
    if (node !== 'FILED' && node !== 'CONCLUDED') {
      const doneLate = doneOn === null ? null : dueOn !== null && doneOn > dueOn;
      emit(CaseNode, { id: `${id}-${at}`, caseId: id, courtCode, regionCode, node, dueOn, doneOn, doneLate });
    }
  }
}
