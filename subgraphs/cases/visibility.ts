import {
  anyOf,
  atCourt,
  everyone,
  inRegion,
  inRegionOfCourt,
  namedBy,
  ofAgencyIn,
  through,
} from '../shared/visibility/rules.ts';
import { rowsOf, type Visibility } from '../shared/visibility/visibility.ts';

import { Campaign, CampaignCourt } from './campaign/campaign.entity.ts';
import { Court } from './court/court.entity.ts';
import { CourtStaff } from './court-staff/court-staff.entity.ts';
import { CaseNode, CaseSuspension, TerminationCheck } from './enforcement-case/case-parts.entity.ts';
import { EnforcementCase } from './enforcement-case/enforcement-case.entity.ts';
import { Judgment } from './judgment/judgment.entity.ts';
import { PartyNameEnding } from './party/party-name-ending.entity.ts';
import { Party } from './party/party.entity.ts';
import { Petition } from './petition/petition.entity.ts';
import { Plaintiff } from './plaintiff/plaintiff.entity.ts';
import { Region } from './region/region.entity.ts';

/** A part of a case is visible to the viewers of the case, also after a transfer. */
const ofItsCase = {
  court: through(EnforcementCase, 'caseId'),
  committee: through(EnforcementCase, 'caseId'),
  analyst: through(EnforcementCase, 'caseId'),
};

/** A name is its party's: who may search by it, their scopes decide. */
const ofItsParty = {
  court: through(Party, 'partyId'),
  committee: through(Party, 'partyId'),
  analyst: through(Party, 'partyId'),
};

/** Who sees which of the courts' records. Assessment offices, members and the public see no cases. */
export const visibility: Visibility = [
  rowsOf(Region, everyone),
  rowsOf(Court, everyone),
  rowsOf(CourtStaff, {
    court: atCourt('courtCode'),
    committee: inRegion('regionCode'),
    assessment: inRegion('regionCode'),
    analyst: inRegion('regionCode'),
  }),
  rowsOf(EnforcementCase, {
    court: atCourt('courtCode'),
    committee: ofAgencyIn('debtorAgencyId'),
    analyst: inRegion('regionCode'),
  }),
  rowsOf(CaseNode, ofItsCase),
  rowsOf(CaseSuspension, ofItsCase),
  rowsOf(TerminationCheck, ofItsCase),
  rowsOf(Party, ofItsCase),
  rowsOf(PartyNameEnding, ofItsParty),
  rowsOf(Petition, ofItsCase),
  rowsOf(Judgment, {
    court: atCourt('courtCode'),
    committee: ofAgencyIn('defendantAgencyId'),
    analyst: inRegion('regionCode'),
  }),
  rowsOf(Plaintiff, {
    court: through(Judgment, 'judgmentId'),
    committee: through(Judgment, 'judgmentId'),
    analyst: through(Judgment, 'judgmentId'),
  }),
  rowsOf(Campaign, {
    court: anyOf(inRegionOfCourt('regionCode'), namedBy(CampaignCourt, 'campaignId')),
    committee: inRegion('regionCode'),
    assessment: inRegion('regionCode'),
    analyst: inRegion('regionCode'),
  }),
  rowsOf(CampaignCourt, {
    court: atCourt('courtCode'),
    committee: through(Campaign, 'campaignId'),
    assessment: through(Campaign, 'campaignId'),
    analyst: through(Campaign, 'campaignId'),
  }),
];
