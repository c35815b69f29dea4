import 'reflect-metadata';
import { byKeys, elsewhere } from '../shared/loading/references.ts';
import type { SubgraphDefinition } from '../shared/server/define-subgraph.ts';

import { access } from './access.ts';
import { AgencyResolver } from './agency/agency.resolver.ts';
import { Asset } from './asset/asset.entity.ts';
import { AssetResolver } from './asset/asset.resolver.ts';
import { AssistedCase } from './assisted-case/assisted-case.entity.ts';
import { AssistedCaseResolver } from './assisted-case/assisted-case.resolver.ts';
import { Auction } from './auction/auction.entity.ts';
import { AuctionResolver } from './auction/auction.resolver.ts';
import { ControlMeasure } from './control-measure/control-measure.entity.ts';
import { ControlMeasureResolver } from './control-measure/control-measure.resolver.ts';
import { EnforcementCaseResolver } from './enforcement-case/enforcement-case.resolver.ts';
import { InquiryRequest } from './inquiry-request/inquiry-request.entity.ts';
import { InquiryRequestResolver } from './inquiry-request/inquiry-request.resolver.ts';
import { PartyResolver } from './party/party.resolver.ts';
import { Payout } from './payout/payout.entity.ts';
import { PayoutResolver } from './payout/payout.resolver.ts';
import { ASSET_STATISTICS, AssetStatisticsResolver } from './statistics/asset-statistics.resolver.ts';
import { visibility } from './visibility.ts';

/** Inquiry, control, disposal and payout of property. */
export const assets: SubgraphDefinition = {
  name: 'assets',
  entities: [InquiryRequest, Asset, ControlMeasure, Auction, Payout, AssistedCase],
  visibility,
  sources: ASSET_STATISTICS.sources,
  resolvers: [
    InquiryRequestResolver,
    AssetResolver,
    ControlMeasureResolver,
    AuctionResolver,
    PayoutResolver,
    AssistedCaseResolver,
    EnforcementCaseResolver,
    PartyResolver,
    AgencyResolver,
    AssetStatisticsResolver,
  ],
  access,
  references: {
    InquiryRequest: byKeys(InquiryRequest, ['id']),
    Asset: byKeys(Asset, ['id']),
    ControlMeasure: byKeys(ControlMeasure, ['id']),
    Auction: byKeys(Auction, ['id']),
    Payout: byKeys(Payout, ['id']),
    EnforcementCase: elsewhere,
    Party: elsewhere,
    Agency: elsewhere,
    Region: elsewhere,
    Court: elsewhere,
  },
};
