import { Entity } from '@mikro-orm/decorators/legacy';
import { Directive, ObjectType } from 'type-graphql';

import { DateColumn, EnumColumn, IdColumn, KeyColumn, TextColumn } from '../../shared/schema/column.ts';
import { labelledEnum, type MemberOf } from '../../shared/schema/labelled-enum.ts';

export const CommitmentKind = labelledEnum('CommitmentKind', '承诺事项 What an agency has pledged.', {
  PERFORM: '履行生效裁判 To perform what a court ordered.',
  SUPPORT: '支持执行 To support enforcement, each in its own office.',
  ASSIST: '协助执行 To assist enforcement as the law asks.',
  NOT_INTERFERE: '不干预执行 Not to interfere with enforcement.',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

export const CommitmentState = labelledEnum('CommitmentState', '承诺状态 What has become of a pledge.', {
  STANDING: '承诺中 It stands, and is to be kept yet or always.',
  KEPT: '已兑现 It was kept.',
  BROKEN: '未兑现 It was broken.',
});

@Entity({ tableName: 'commitment' })
@ObjectType({ simpleResolvers: true, description: '承诺书 A signed pledge of an agency.' })
@Directive('@key(fields: "id")')
export class Commitment {
  @IdColumn('编号 Opaque id of the pledge.')
  id!: string;

  @KeyColumn({ indexed: false })
  agencyId!: string;

  @KeyColumn({ indexed: false })
  regionCode!: string;

  @KeyColumn({ nullable: true, indexed: false })
  caseId!: string | null;

  /** The pledge that it signed together with others; null where it signed alone. */
  @KeyColumn({ nullable: true, indexed: false })
  jointCommitmentId!: string | null;

  @EnumColumn(CommitmentKind, '承诺事项 What is pledged.')
  kind!: MemberOf<typeof CommitmentKind>;

  @TextColumn('承诺内容 The words of the pledge.', { length: 500 })
  content!: string;

  @DateColumn('签署日期 Day of signing.')
  signedOn!: string;

  @DateColumn('兑现期限 Last day for keeping it; null where it has none.', { nullable: true })
  dueOn!: string | null;

  @EnumColumn(CommitmentState, '承诺状态 What has become of it.')
  state!: MemberOf<typeof CommitmentState>;

  @DateColumn('兑现日期 Day on which it was kept; null if it has not been.', { nullable: true })
  keptOn!: string | null;
}
