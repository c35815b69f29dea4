import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';

import { loadOne } from '../../shared/loading/load.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { SupervisionLedger } from '../supervision-ledger/supervision-ledger.entity.ts';

import { Judgment } from './judgment.stub.ts';

@Resolver(() => Judgment)
export class JudgmentResolver {
  @FieldResolver(() => SupervisionLedger, {
    nullable: true,
    description: '督促履行台账 The ledger of the agency it is against; null where it is against none.',
  })
  supervisionLedger(@Root() { id }: Judgment, @Ctx() context: RequestContext): Promise<SupervisionLedger | null> {
    return loadOne(context, SupervisionLedger, 'judgmentId', id);
  }
}
