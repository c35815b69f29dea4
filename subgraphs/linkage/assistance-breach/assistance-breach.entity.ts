import { Entity } from '@mikro-orm/decorators/legacy';
import { Directive, ObjectType } from 'type-graphql';

import { CaseBound } from '../../shared/schema/case-bound.ts';
import { DateColumn, DecimalColumn, EnumColumn, IdColumn, KeyColumn } from '../../shared/schema/column.ts';
import { labelledEnum, type MemberOf } from '../../shared/schema/labelled-enum.ts';

/** 民事诉讼法 (2021) art. 117 lists how a unit fails a court's notice to assist. */
export const BreachConduct = labelledEnum('BreachConduct', '违反协助义务情形 How a unit failed a notice to assist.', {
  PAID_OUT: '擅自支付 It paid out what it had been told to hold back.',
  RELEASED: '擅自解除控制 It let go or transferred what it had been told to hold.',
  REFUSED: '拒不协助 It refused to answer, hold, transfer or hand over.',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

@Entity({ tableName: 'assistance_breach' })
@ObjectType({
  simpleResolvers: true,
  description:
    "违反协助执行义务 That a unit acted against a court's notice to assist, and what the court did about it.",
})
@Directive('@key(fields: "id")')
export class AssistanceBreach extends CaseBound {
  @IdColumn('编号 Opaque id of the breach.')
  id!: string;

  @KeyColumn({ indexed: false })
  agencyId!: string;

  @EnumColumn(BreachConduct, '违反协助义务情形 What it did.')
  conduct!: MemberOf<typeof BreachConduct>;

  @DateColumn('协助通知送达日期 Day on which the notice to assist was served.')
  noticeServedOn!: string;

  @DateColumn('违反日期 Day of the breach.')
  breachedOn!: string;

  @DecimalColumn('涉及金额 Amount paid out or let go, yuan; null where it was about no money.', { nullable: true })
  amount!: string | null;

  @DateColumn('责令追回日期 Day on which it was ordered to recover; null if it was not.', { nullable: true })
  orderedToRecoverOn!: string | null;

  @DateColumn('改正日期 Day on which it had recovered the money or obeyed; null if it has not.', { nullable: true })
  remediedOn!: string | null;

  @DecimalColumn('罚款金额 Amount of the fine, yuan; null if it was not fined.', { nullable: true })
  fineAmount!: string | null;

  @DateColumn('罚款决定日期 Day on which it was fined; null if it was not.', { nullable: true })
  finedOn!: string | null;
}
