import { Entity } from '@mikro-orm/decorators/legacy';
import { Directive, ObjectType } from 'type-graphql';

import { DateColumn, EnumColumn, IdColumn, IntColumn, KeyColumn } from '../../shared/schema/column.ts';
import { labelledEnum, type MemberOf } from '../../shared/schema/labelled-enum.ts';

export const OfficialInterviewKind = labelledEnum('OfficialInterviewKind', '约谈方式 Who interviews, and how firmly.', {
  DISCIPLINE_INSPECTION: '纪检监察约谈 By discipline inspection.',
  ORGANISATION: '组织部门约谈 By the organisation department.',
  ADMONITION: '诫勉谈话 An admonition, on the record.',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

@Entity({ tableName: 'official_interview' })
@ObjectType({
  simpleResolvers: true,
  description:
    '公职人员约谈 That a unit interviewed public officials on the dishonest-debtor list: how many, and how many then performed. No names.',
})
@Directive('@key(fields: "id")')
export class OfficialInterview {
  @IdColumn('编号 Opaque id of the record.')
  id!: string;

  @KeyColumn({ indexed: false })
  agencyId!: string;

  @KeyColumn({ indexed: false })
  regionCode!: string;

  @EnumColumn(OfficialInterviewKind, '约谈方式 Who interviewed, and how firmly.')
  kind!: MemberOf<typeof OfficialInterviewKind>;

  @DateColumn('约谈日期 Day of the interviews.')
  heldOn!: string;

  @IntColumn('约谈人数 How many officials were interviewed.')
  officials!: number;

  @IntColumn('约谈后履行人数 How many of them had performed or settled since; null where not recorded yet.', {
    nullable: true,
  })
  performed!: number | null;
}
