import { Entity } from '@mikro-orm/decorators/legacy';
import { GraphQLString } from 'graphql';
import { Directive, ObjectType } from 'type-graphql';

import {
  DateColumn,
  DecimalColumn,
  EnumColumn,
  IdColumn,
  IntColumn,
  KeyColumn,
  ScalarColumn,
  TextColumn,
} from '../../shared/schema/column.ts';
import { labelledEnum, type MemberOf } from '../../shared/schema/labelled-enum.ts';

export const Programme = labelledEnum('Programme', '考评项目 A programme by which agencies are assessed.', {
  PEACE_AND_ORDER: '平安综治 Peace and order (平安建设、综治考评).',
  CIVILISED_UNIT: '文明单位 Civilised unit.',
  GOVERNMENT_PERFORMANCE: '绩效 Government performance.',
  BUSINESS_ENVIRONMENT: '营商环境 Business environment.',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

export const SchemeState = labelledEnum('SchemeState', '方案状态 Whether the rules of a scheme are fixed.', {
  DRAFT: '草案 Not published: nobody is scored by it, and it may still change.',
  PUBLISHED: '已发布 Published: it never changes; new rules are a new version.',
});

export const ScoreItemKind = labelledEnum('ScoreItemKind', '加减分 Whether points are taken or given.', {
  DEDUCTION: '扣分 Points taken.',
  BONUS: '加分 Points given.',
});

@Entity({ tableName: 'scoring_scheme' })
@ObjectType({
  simpleResolvers: true,
  description:
    '评分方案 One version of the rules of an assessment programme. A published version never changes: rules change by ' +
    'a new version, and a score goes on naming the version it was reached by.',
})
@Directive('@key(fields: "id")')
export class ScoringScheme {
  @IdColumn('编号 Opaque id of this version.')
  id!: string;

  @ScalarColumn(GraphQLString, '方案代码 Readable code of this version, e.g. 350900-PEACE_AND_ORDER-2.', {
    unique: true,
  })
  code!: string;

  @TextColumn('名称 Title of the document that lays the rules down.', { length: 120 })
  name!: string;

  @EnumColumn(Programme, '考评项目 The programme.')
  programme!: MemberOf<typeof Programme>;

  @IntColumn('版本 Number of the version, from 1.')
  version!: number;

  @EnumColumn(SchemeState, '方案状态 Whether it is published.')
  state!: MemberOf<typeof SchemeState>;

  @KeyColumn({ indexed: false })
  regionCode!: string;

  @KeyColumn({ indexed: false })
  issuerId!: string;

  @TextColumn(
    '制定单位名称 Name of who issued it, as it stands on the scheme, for those who may not read agencies; null where not on record.',
    { nullable: true, length: 120 },
  )
  issuerName!: string | null;

  @DecimalColumn('满分 Full marks.')
  fullMarks!: string;

  @DecimalColumn('扣分上限 Most points that can be taken in all; null where there is no limit but full marks.', {
    nullable: true,
  })
  deductionCap!: string | null;

  @DecimalColumn('加分上限 Most points that can be given in all; null where there is no limit.', { nullable: true })
  bonusCap!: string | null;

  @DecimalColumn(
    '权重 Weight of these rules in the whole programme, as a ratio of its full marks: 0.02 is two points of a hundred. ' +
      'Null where it is not known.',
    { nullable: true, scale: 6 },
  )
  weight!: string | null;

  @DateColumn('生效日期 First day on which conduct is scored by it.')
  validFrom!: string;

  @DateColumn('失效日期 First day on which conduct is no longer scored by it; null while no end is set.', {
    nullable: true,
  })
  validTo!: string | null;

  @DateColumn('发布日期 Day of publication; null for a draft.', { nullable: true })
  publishedOn!: string | null;

  @TextColumn(
    '发布封印 Fingerprint of the rules as they were published (SHA-256, hex); null for a draft or where none was kept.',
    { nullable: true, length: 64 },
  )
  seal!: string | null;
}
