import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';

import { loadMany } from '../../shared/loading/load.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { Asset } from '../asset/asset.entity.ts';

import { Party } from './party.stub.ts';

@Resolver(() => Party)
export class PartyResolver {
  @FieldResolver(() => [Asset], {
    nullable: true,
    description: '财产 Property that it holds, as found in its case, by day.',
  })
  assets(@Root() { id }: Party, @Ctx() context: RequestContext): Promise<Asset[]> {
    return loadMany(context, Asset, 'holderPartyId', id, ['foundOn', 'id']);
  }
}
