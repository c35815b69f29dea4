import { Entity, Index, Property } from '@mikro-orm/decorators/legacy';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

import {
  BooleanColumn,
  DateColumn,
  DecimalColumn,
  EnumColumn,
  IdColumn,
  IntColumn,
  KeyColumn,
  TextColumn,
} from '../../shared/schema/column.ts';
import { labelledEnum, type MemberOf } from '../../shared/schema/labelled-enum.ts';
import { Programme } from '../scoring-scheme/scoring-scheme.entity.ts';

export const PerformanceState = labelledEnum('PerformanceState', '评分状态 Whether a score is settled.', {
  PROVISIONAL: '暂定 May still change.',
  FINAL: '终定 Settled; it never changes.',
  CORRECTED: '更正 Settled; it takes the place of the version that it names.',
});

@Entity({ tableName: 'agency_performance' })
@ObjectType({
  simpleResolvers: true,
  description:
    '单位考评 The score of an agency in a period under a scheme: full marks less deductions plus bonuses, within their ' +
    'caps. A final score never changes; a correction is a new version that names the one before.',
})
@Directive('@key(fields: "id")')
@Directive('@key(fields: "agencyId period schemeId")')
@Index({ properties: ['schemeId', 'periodFrom', 'peerGroup', 'score'] })
export class AgencyPerformance {
  @IdColumn('编号 Opaque id of this version of the score.')
  id!: string;

  @Field(() => ID, { description: '单位编号 Opaque id of the agency.' })
  @KeyColumn({ indexed: false })
  agencyId!: string;

  @Field(() => ID, { description: '方案编号 Opaque id of the scheme.' })
  @KeyColumn({ indexed: false })
  schemeId!: string;

  /** The scheme's programme: scores of one programme are compared across versions of its rules. */
  @EnumColumn(Programme, '考评项目 The programme.')
  programme!: MemberOf<typeof Programme>;

  /** The agency's region. */
  @KeyColumn({ indexed: false })
  regionCode!: string;

  @Property({ type: 'date' })
  periodFrom!: string;

  @Property({ type: 'date' })
  periodTo!: string;

  @TextColumn('同类组 The peers among whom it is ranked, e.g. 宁德市县级部门.', { length: 80 })
  peerGroup!: string;

  @EnumColumn(PerformanceState, '评分状态 Whether the score is settled.')
  state!: MemberOf<typeof PerformanceState>;

  @IntColumn('版本 Number of this version of the score, from 1.')
  version!: number;

  @BooleanColumn('现行版本 Whether no later version has taken its place.')
  isCurrent!: boolean;

  @KeyColumn({ nullable: true })
  replacesId!: string | null;

  @TextColumn('更正原因 Why it was corrected; null where it is no correction.', { nullable: true })
  correctionReason!: string | null;

  @DecimalColumn('扣分合计 Points taken in all, within the caps.')
  deducted!: string;

  @DecimalColumn('加分合计 Points given in all, within the caps.')
  added!: string;

  @DecimalColumn('得分 The score: full marks less points taken plus points given.')
  score!: string;

  @DateColumn('评定日期 Day on which the score was reached.')
  scoredOn!: string;

  @TextColumn(
    '评分封印 Fingerprint of a settled score and its deductions (SHA-256, hex); null while provisional or where none was kept.',
    { nullable: true, length: 64 },
  )
  seal!: string | null;
}
