import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { loadOne } from '../../shared/loading/load.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { EnforcementCase } from '../enforcement-case/enforcement-case.stub.ts';

import { GridTask } from './grid-task.entity.ts';
import { gridTaskList } from './grid-task.list.ts';

@Resolver(() => GridTask)
export class GridTaskResolver {
  @Query(() => GridTask, { nullable: true, description: '网格任务 One task; null if there is none of that id.' })
  gridTask(
    @Arg('id', () => ID, { description: '编号 Its opaque id.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<GridTask | null> {
    return loadOne(context, GridTask, 'id', id);
  }

  @Query(() => gridTaskList.Connection, { description: '网格任务列表 Tasks given to grid workers.' })
  gridTasks(@Args(() => gridTaskList.Args) args: ListArgs, @Ctx() context: RequestContext): Promise<Page<GridTask>> {
    return gridTaskList.page(context, args);
  }

  @FieldResolver(() => EnforcementCase, { nullable: true, description: '执行案件 The case it serves.' })
  enforcementCase(@Root() { caseId }: GridTask): EnforcementCase {
    return { id: caseId };
  }
}
