import { Entity } from '@mikro-orm/decorators/legacy';
import { Directive, ObjectType } from 'type-graphql';

import { CaseBound } from '../../shared/schema/case-bound.ts';
import {
  BooleanColumn,
  DateColumn,
  DecimalColumn,
  EnumColumn,
  IdColumn,
  KeyColumn,
  TextColumn,
} from '../../shared/schema/column.ts';
import { labelledEnum, type MemberOf } from '../../shared/schema/labelled-enum.ts';

export const PayoutForm = labelledEnum('PayoutForm', '发放方式 How money reaches the one it belongs to.', {
  BANK_TRANSFER: '转账发放 Transferred to an account.',
  ON_SITE: '现场发还 Handed over at an open session.',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

@Entity({ tableName: 'payout' })
@ObjectType({ simpleResolvers: true, description: '案款发放 Money of a case that is paid out to a party.' })
@Directive('@key(fields: "id")')
export class Payout extends CaseBound {
  @IdColumn('编号 Opaque id of the payout.')
  id!: string;

  @KeyColumn()
  payeePartyId!: string;

  @EnumColumn(PayoutForm, '发放方式 How it is paid.')
  form!: MemberOf<typeof PayoutForm>;

  @DecimalColumn('案款金额 Amount, yuan.')
  amount!: string;

  @DateColumn('到账日期 Day on which the court received the money.')
  receivedOn!: string;

  @DateColumn('发放期限 Last day for paying it out in time: 30 days from receipt unless prolonged.')
  dueOn!: string;

  @DateColumn('发放日期 Day on which it was paid out; null while it has not been.', { nullable: true })
  paidOn!: string | null;

  @BooleanColumn('超期发放 Whether it was paid after the day it was due; null while it has not been paid.', {
    nullable: true,
  })
  paidLate!: boolean | null;

  @TextColumn('逾期原因 Why it was not paid in time; null where it was, or no reason is on record.', { nullable: true })
  lateReason!: string | null;
}
