import 'reflect-metadata';
import { byKeys, elsewhere } from '../shared/loading/references.ts';
import type { SubgraphDefinition } from '../shared/server/define-subgraph.ts';

import { access } from './access.ts';
import { AgencyResolver } from './agency/agency.resolver.ts';
import { ConsumptionRestriction } from './consumption-restriction/consumption-restriction.entity.ts';
import { ConsumptionRestrictionResolver } from './consumption-restriction/consumption-restriction.resolver.ts';
import { RestrictedPerson } from './consumption-restriction/restricted-person.entity.ts';
import { CreditCheckResolver } from './credit-check/credit-check.resolver.ts';
import { CreditRepair } from './credit-repair/credit-repair.entity.ts';
import { CreditRepairResolver } from './credit-repair/credit-repair.resolver.ts';
import { DishonestListing } from './dishonest-listing/dishonest-listing.entity.ts';
import { DishonestListingResolver } from './dishonest-listing/dishonest-listing.resolver.ts';
import { EnforcementCaseResolver } from './enforcement-case/enforcement-case.resolver.ts';
import { ExitRestriction } from './exit-restriction/exit-restriction.entity.ts';
import { ExitRestrictionResolver } from './exit-restriction/exit-restriction.resolver.ts';
import { Interception } from './interception/interception.entity.ts';
import { InterceptionResolver } from './interception/interception.resolver.ts';
import { PartyResolver } from './party/party.resolver.ts';
import { PublishedListingResolver } from './published-listing/published-listing.resolver.ts';
import { RedListEntry } from './red-list/red-list-entry.entity.ts';
import { RedListEntryResolver } from './red-list/red-list-entry.resolver.ts';
import { RefusalProsecution } from './refusal-prosecution/refusal-prosecution.entity.ts';
import { RefusalProsecutionResolver } from './refusal-prosecution/refusal-prosecution.resolver.ts';
import { Sanction } from './sanction/sanction.entity.ts';
import { SanctionResolver } from './sanction/sanction.resolver.ts';
import { CREDIT_STATISTICS, CreditStatisticsResolver } from './statistics/credit-statistics.resolver.ts';
import { visibility } from './visibility.ts';

/** Joint credit discipline and its repair. */
export const credit: SubgraphDefinition = {
  name: 'credit',
  entities: [
    DishonestListing,
    ConsumptionRestriction,
    RestrictedPerson,
    ExitRestriction,
    Sanction,
    RefusalProsecution,
    Interception,
    CreditRepair,
    RedListEntry,
  ],
  visibility,
  sources: CREDIT_STATISTICS.sources,
  resolvers: [
    DishonestListingResolver,
    PublishedListingResolver,
    CreditCheckResolver,
    ConsumptionRestrictionResolver,
    ExitRestrictionResolver,
    SanctionResolver,
    RefusalProsecutionResolver,
    InterceptionResolver,
    CreditRepairResolver,
    RedListEntryResolver,
    EnforcementCaseResolver,
    PartyResolver,
    AgencyResolver,
    CreditStatisticsResolver,
  ],
  access,
  references: {
    DishonestListing: byKeys(DishonestListing, ['id']),
    ConsumptionRestriction: byKeys(ConsumptionRestriction, ['id']),
    ExitRestriction: byKeys(ExitRestriction, ['id']),
    Sanction: byKeys(Sanction, ['id']),
    RefusalProsecution: byKeys(RefusalProsecution, ['id']),
    Interception: byKeys(Interception, ['id']),
    CreditRepair: byKeys(CreditRepair, ['id']),
    EnforcementCase: elsewhere,
    Party: elsewhere,
    Agency: elsewhere,
    Court: elsewhere,
    Region: elsewhere,
  },
};
