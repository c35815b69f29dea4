import 'reflect-metadata';
import { byKeys, elsewhere } from '../shared/loading/references.ts';
import type { SubgraphDefinition } from '../shared/server/define-subgraph.ts';

import { access } from './access.ts';
import { AgencyResolver } from './agency/agency.resolver.ts';
import { Campaign, CampaignCourt } from './campaign/campaign.entity.ts';
import { CampaignResolver } from './campaign/campaign.resolver.ts';
import { Court } from './court/court.entity.ts';
import { CourtResolver } from './court/court.resolver.ts';
import { CourtStaff } from './court-staff/court-staff.entity.ts';
import { CourtStaffResolver } from './court-staff/court-staff.resolver.ts';
import { CaseFiguresResolver } from './enforcement-case/case-figures.resolver.ts';
import { CaseNode, CaseSuspension, TerminationCheck } from './enforcement-case/case-parts.entity.ts';
import {
  CaseNodeResolver,
  CaseSuspensionResolver,
  TerminationCheckResolver,
} from './enforcement-case/case-parts.resolver.ts';
import { caseReference } from './enforcement-case/case-reference.ts';
import { EnforcementCase } from './enforcement-case/enforcement-case.entity.ts';
import { EnforcementCaseResolver } from './enforcement-case/enforcement-case.resolver.ts';
import { Judgment } from './judgment/judgment.entity.ts';
import { JudgmentResolver } from './judgment/judgment.resolver.ts';
import { NamelessCaseResolver } from './nameless-case/nameless-case.resolver.ts';
import { PartyNameEnding } from './party/party-name-ending.entity.ts';
import { Party } from './party/party.entity.ts';
import { PartyResolver } from './party/party.resolver.ts';
import { Petition } from './petition/petition.entity.ts';
import { PetitionResolver } from './petition/petition.resolver.ts';
import { Plaintiff } from './plaintiff/plaintiff.entity.ts';
import { PlaintiffResolver } from './plaintiff/plaintiff.resolver.ts';
import { Region } from './region/region.entity.ts';
import { RegionResolver } from './region/region.resolver.ts';
import { CASE_STATISTICS, CaseStatisticsResolver } from './statistics/case-statistics.resolver.ts';
import { visibility } from './visibility.ts';

/** The courts' case system. */
export const cases: SubgraphDefinition = {
  name: 'cases',
  entities: [
    Region,
    Court,
    CourtStaff,
    EnforcementCase,
    CaseNode,
    CaseSuspension,
    TerminationCheck,
    Party,
    PartyNameEnding,
    Judgment,
    Plaintiff,
    Campaign,
    CampaignCourt,
    Petition,
  ],
  visibility,
  sources: CASE_STATISTICS.sources,
  resolvers: [
    RegionResolver,
    CourtResolver,
    CourtStaffResolver,
    EnforcementCaseResolver,
    NamelessCaseResolver,
    CaseFiguresResolver,
    CaseNodeResolver,
    CaseSuspensionResolver,
    TerminationCheckResolver,
    PartyResolver,
    JudgmentResolver,
    PlaintiffResolver,
    CampaignResolver,
    PetitionResolver,
    AgencyResolver,
    CaseStatisticsResolver,
  ],
  access,
  references: {
    Region: byKeys(Region, ['code']),
    Court: byKeys(Court, ['code']),
    EnforcementCase: caseReference,
    Party: byKeys(Party, ['id']),
    Judgment: byKeys(Judgment, ['id']),
    Campaign: byKeys(Campaign, ['id']),
    Petition: byKeys(Petition, ['id']),
    Agency: elsewhere,
  },
};
