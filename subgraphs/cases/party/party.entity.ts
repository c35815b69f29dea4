import { Entity, Index } from '@mikro-orm/decorators/legacy';
import { Directive, ObjectType } from 'type-graphql';

import { CreditCodeScalar } from '../../shared/scalars/credit-code.ts';
import { IdentityNumberScalar } from '../../shared/scalars/identity-number.ts';
import {
  BooleanColumn,
  EnumColumn,
  IdColumn,
  KeyColumn,
  ScalarColumn,
  TextColumn,
} from '../../shared/schema/column.ts';
import { PartyKind } from '../../shared/schema/domain-enums.ts';
import { labelledEnum, type MemberOf } from '../../shared/schema/labelled-enum.ts';

export const PartyRole = labelledEnum('PartyRole', '诉讼地位 What a party is in the case.', {
  APPLICANT: '申请执行人 Who asks for enforcement.',
  DEBTOR: '被执行人 Who has to perform.',
  THIRD_PARTY: '第三人 Who has an interest of their own.',
  GUARANTOR: '担保人 Who stands for the debtor.',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

// People and organisations are looked up by their identifiers across cases.
@Index({ properties: ['idNumber', 'id'] })
@Index({ properties: ['creditCode', 'id'] })
@Index({ properties: ['organisationCode', 'id'] })
@Entity({ tableName: 'party' })
@ObjectType({ simpleResolvers: true, description: '当事人 A side of one enforcement case.' })
@Directive('@key(fields: "id")')
export class Party {
  @IdColumn('编号 Opaque id of the party in its case.')
  id!: string;

  @KeyColumn()
  caseId!: string;

  @EnumColumn(PartyRole, '诉讼地位 What the party is in the case.')
  role!: MemberOf<typeof PartyRole>;

  @EnumColumn(PartyKind, '当事人类型 What the party is in law.')
  kind!: MemberOf<typeof PartyKind>;

  @TextColumn('姓名或名称 Name of the person or organisation.', { length: 120 })
  name!: string;

  @ScalarColumn(IdentityNumberScalar, '居民身份证号 Identity number of a person; null for an organisation.', {
    nullable: true,
  })
  idNumber!: string | null;

  @ScalarColumn(
    CreditCodeScalar,
    '统一社会信用代码 Unified social credit code of an organisation; null for a person.',
    {
      nullable: true,
    },
  )
  creditCode!: string | null;

  /** Places 9 to 17 of the credit code, or the code itself where the office has only that: by it old codes find new ones. */
  @KeyColumn({ nullable: true, indexed: false })
  organisationCode!: string | null;

  @TextColumn('电话 Telephone number.', { length: 20, nullable: true })
  phone!: string | null;

  @TextColumn('地址 Address.', { nullable: true })
  address!: string | null;

  @BooleanColumn('未成年人 Whether the person is a minor.')
  minor!: boolean;

  @KeyColumn({ nullable: true })
  agencyId!: string | null;
}
