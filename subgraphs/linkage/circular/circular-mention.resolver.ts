import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { loadOne } from '../../shared/loading/load.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { isShownWith, WITH_CASE } from '../../shared/visibility/shown-with.ts';
import { Agency } from '../agency/agency.stub.ts';
import { EnforcementCase } from '../enforcement-case/enforcement-case.stub.ts';

import { circularMentionList } from './circular-mention.list.ts';
import { CircularMention } from './circular-parts.entity.ts';
import { Circular } from './circular.entity.ts';

@Resolver(() => CircularMention)
export class CircularMentionResolver {
  @Query(() => circularMentionList.Connection, {
    description: '通报对象列表 Which agencies were praised or named by which circulars.',
  })
  circularMentions(
    @Args(() => circularMentionList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<CircularMention>> {
    return circularMentionList.page(context, args);
  }

  @FieldResolver(() => Circular, { nullable: true, description: '通报 The circular.' })
  circular(@Root() { circularId }: CircularMention, @Ctx() context: RequestContext): Promise<Circular | null> {
    return loadOne(context, Circular, 'id', circularId);
  }

  @FieldResolver(() => Agency, { nullable: true, description: '被通报单位 The agency that is praised or named.' })
  agency(@Root() { agencyId }: CircularMention): Agency {
    return { id: agencyId };
  }

  @FieldResolver(() => Boolean, {
    description: '连续被点名 Whether the circular before it, of the same issuer and kind, named the agency too.',
  })
  namedInARow(@Root() { consecutiveTimes }: CircularMention): boolean {
    return consecutiveTimes >= 2;
  }

  @FieldResolver(() => EnforcementCase, {
    nullable: true,
    description: '执行案件 The case it is praised or named for; null where it is for its conduct in general.',
  })
  async enforcementCase(
    @Root() { id, caseId }: CircularMention,
    @Ctx() context: RequestContext,
  ): Promise<EnforcementCase | null> {
    if (caseId === null) {
      return null;
    }
    return (await isShownWith(context, CircularMention.name, id, WITH_CASE)) ? { id: caseId } : null;
  }
}
