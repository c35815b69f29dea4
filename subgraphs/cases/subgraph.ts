import 'reflect-metadata';
import { byKeys, elsewhere } from '../shared/loading/references.ts';
import type { SubgraphDefinition } from '../shared/server/define-subgraph.ts';
import { AgencyResolver } from './agency/agency.resolver.ts';
import { Court } from './court/court.entity.ts';
import { CourtResolver } from './court/court.resolver.ts';
import { CaseNode, CaseSuspension, TerminationCheck } from './enforcement-case/case-parts.entity.ts';
import { EnforcementCase } from './enforcement-case/enforcement-case.entity.ts';
import { EnforcementCaseResolver } from './enforcement-case/enforcement-case.resolver.ts';
import { Judgment } from './judgment/judgment.entity.ts';
import { JudgmentResolver } from './judgment/judgment.resolver.ts';
import { Party } from './party/party.entity.ts';
import { PartyResolver } from './party/party.resolver.ts';
import { Region } from './region/region.entity.ts';
import { RegionResolver } from './region/region.resolver.ts';
import { CaseStatisticsResolver } from './statistics/case-statistics.resolver.ts';

/** The courts' case system. */
export const cases: SubgraphDefinition = {
  name: 'cases',
  entities: [Region, Court, EnforcementCase, CaseNode, CaseSuspension, TerminationCheck, Party, Judgment],
  resolvers: [
    RegionResolver,
    CourtResolver,
    EnforcementCaseResolver,
    PartyResolver,
    AgencyResolver,
    JudgmentResolver,
    CaseStatisticsResolver,
  ],
  references: {
    Region: byKeys(Region, ['code']),
    Court: byKeys(Court, ['code']),
    EnforcementCase: byKeys(EnforcementCase, ['id', 'caseNumber']),
    Party: byKeys(Party, ['id']),
    Judgment: byKeys(Judgment, ['id']),
    Agency: elsewhere,
  },
};
