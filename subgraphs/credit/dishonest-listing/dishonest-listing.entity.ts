import { Entity } from '@mikro-orm/decorators/legacy';
import { Directive, ObjectType } from 'type-graphql';

import { BooleanColumn, DateColumn, EnumColumn, IdColumn, KeyColumn, TextColumn } from '../../shared/schema/column.ts';
import type { MemberOf } from '../../shared/schema/labelled-enum.ts';
import { SubjectBound } from '../subject/subject-bound.ts';

import { DishonestGround, ExtentPerformed, RemovalReason } from './listing-enums.ts';

@Entity({ tableName: 'dishonest_listing' })
@ObjectType({
  simpleResolvers: true,
  description:
    '失信被执行人名单记录 A debtor listed for dishonesty; never for mere inability, and never a minor. Listed again, it is another record.',
})
@Directive('@key(fields: "id")')
export class DishonestListing extends SubjectBound {
  @IdColumn('编号 Opaque id of the listing.')
  id!: string;

  /**
   * Of a unit: places 9 to 17 of the credit code, or the code itself where the court has only that. By it a comparison with old
   * codes finds new ones.
   */
  @KeyColumn({ nullable: true })
  organisationCode!: string | null;

  @EnumColumn(DishonestGround, '失信情形 The statutory ground.')
  ground!: MemberOf<typeof DishonestGround>;

  @TextColumn('失信行为具体情形 What the debtor did, in words.')
  conduct!: string;

  @TextColumn('执行依据文号 Number of the instrument that was not performed.', { length: 80 })
  instrumentNumber!: string;

  @TextColumn('生效法律文书确定的义务 The duty that the instrument laid down.', { length: 400 })
  duty!: string;

  @EnumColumn(ExtentPerformed, '履行情况 How far the duty had been performed when last recorded.')
  extentPerformed!: MemberOf<typeof ExtentPerformed>;

  @BooleanColumn(
    '未成年人 Whether the subject is a minor. It never should be: such a record is a mistake, and is neither published nor compared.',
  )
  minor!: boolean;

  @BooleanColumn(
    '失能 Whether the case is one of mere inability to perform (执行不能). It never should be: such a listing is wrong, is neither published nor compared, and has to be taken off.',
  )
  inability!: boolean;

  @BooleanColumn('公职人员 Whether the subject is a public official (公职人员); never so for an organisation.')
  publicOfficial!: boolean;

  @DateColumn('纳入日期 Day on which the court listed the debtor.')
  listedOn!: string;

  @DateColumn('公布日期 Day on which the listing was published; null before that.', { nullable: true })
  publishedOn!: string | null;

  @DateColumn('期限届满日 First day after the term; null where it lasts until the duty is performed.', {
    nullable: true,
  })
  expiresOn!: string | null;

  @DateColumn('暂停公布起 Day on which a credit repair last suspended it; null where none did.', { nullable: true })
  suspendedFrom!: string | null;

  @DateColumn('暂停公布至 First day on which it is published again; null where it was not suspended.', {
    nullable: true,
  })
  suspendedUntil!: string | null;

  @DateColumn(
    '失信彩铃起始日期 Day from which callers hear a tone that says the debtor is listed; it ends with the listing. Null where there is none.',
    { nullable: true },
  )
  callToneFrom!: string | null;

  @EnumColumn(RemovalReason, '删除事由 Why it has to be taken off; null while there is no reason to.', {
    nullable: true,
  })
  removalReason!: MemberOf<typeof RemovalReason> | null;

  @DateColumn('删除事由发生日期 Day on which the reason for removal arose; null while there is none.', {
    nullable: true,
  })
  removalCausedOn!: string | null;

  @DateColumn('应删除日期 Last of the three working days in which it has to be taken off; null while it has not to.', {
    nullable: true,
  })
  removalDueOn!: string | null;

  @DateColumn('删除日期 Day on which it was taken off; null while it is on the list.', { nullable: true })
  removedOn!: string | null;
}
