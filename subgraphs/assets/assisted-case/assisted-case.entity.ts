import { Entity } from '@mikro-orm/decorators/legacy';
import { ObjectType } from 'type-graphql';

import { CaseBound } from '../../shared/schema/case-bound.ts';
import { DateColumn, IdColumn, IntColumn } from '../../shared/schema/column.ts';

/** A summary of a case's own requests and notices, kept so that cases are counted and sorted by it; a view computes it. */
@Entity({ tableName: 'assisted_case' })
@ObjectType({
  simpleResolvers: true,
  description: '协助执行案件 A case in which a unit was asked at least once, or told to hold or move property.',
})
export class AssistedCase extends CaseBound {
  @IdColumn('编号 Opaque id of the summary.')
  id!: string;

  @DateColumn('首次协助日期 Day of the first request or notice.')
  firstAssistedOn!: string;

  @DateColumn('最近协助日期 Day of the latest request or notice.')
  lastAssistedOn!: string;

  @IntColumn('协助查询请求数 Requests sent for it.')
  requestCount!: number;

  @IntColumn('协助执行通知数 Notices to hold or move property, one for each control measure.')
  noticeCount!: number;

  @IntColumn('被查询单位数 Different units that were asked.')
  unitCount!: number;

  @IntColumn('拒绝协助数 Requests that were refused.')
  refusedCount!: number;

  @IntColumn('超期反馈数 Requests that were answered late.')
  lateCount!: number;
}
