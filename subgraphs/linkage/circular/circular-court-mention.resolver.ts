import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { loadOne } from '../../shared/loading/load.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { Court } from '../court/court.stub.ts';

import { CircularCourtMention } from './circular-court-mention.entity.ts';
import { circularCourtMentionList } from './circular-mention.list.ts';
import { Circular } from './circular.entity.ts';

@Resolver(() => CircularCourtMention)
export class CircularCourtMentionResolver {
  @Query(() => circularCourtMentionList.Connection, {
    description: '被通报法院列表 Which courts were praised or named by which circulars.',
  })
  circularCourtMentions(
    @Args(() => circularCourtMentionList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<CircularCourtMention>> {
    return circularCourtMentionList.page(context, args);
  }

  @FieldResolver(() => Circular, { nullable: true, description: '通报 The circular.' })
  circular(@Root() { circularId }: CircularCourtMention, @Ctx() context: RequestContext): Promise<Circular | null> {
    return loadOne(context, Circular, 'id', circularId);
  }

  @FieldResolver(() => Court, { nullable: true, description: '被通报法院 The court that is praised or named.' })
  court(@Root() { courtCode }: CircularCourtMention): Court {
    return { code: courtCode };
  }

  @FieldResolver(() => Boolean, {
    description: '连续被点名 Whether the circular before it, of the same issuer and kind, named the court too.',
  })
  namedInARow(@Root() { consecutiveTimes }: CircularCourtMention): boolean {
    return consecutiveTimes >= 2;
  }
}
