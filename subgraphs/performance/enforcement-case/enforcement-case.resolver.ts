import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';

import { loadOne } from '../../shared/loading/load.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { SupervisionLedger } from '../supervision-ledger/supervision-ledger.entity.ts';

import { EnforcementCase } from './enforcement-case.stub.ts';

@Resolver(() => EnforcementCase)
export class EnforcementCaseResolver {
  @FieldResolver(() => SupervisionLedger, {
    nullable: true,
    description: '督促履行台账 The ledger of its debtor agency; null where no debtor is an agency.',
  })
  supervisionLedger(
    @Root() { id }: EnforcementCase,
    @Ctx() context: RequestContext,
  ): Promise<SupervisionLedger | null> {
    return loadOne(context, SupervisionLedger, 'caseId', id);
  }
}
