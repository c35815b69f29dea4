import { Entity } from '@mikro-orm/decorators/legacy';
import { Directive, ObjectType } from 'type-graphql';

import { CourtCodeScalar } from '../../shared/scalars/court-code.ts';
import { CodeKeyColumn, EnumColumn, KeyColumn, TextColumn } from '../../shared/schema/column.ts';
import { labelledEnum, type MemberOf } from '../../shared/schema/labelled-enum.ts';

export const CourtLevel = labelledEnum('CourtLevel', '法院层级 Level of a court.', {
  SUPREME: "最高人民法院 The Supreme People's Court.",
  HIGH: '高级人民法院 The court of a province.',
  INTERMEDIATE: '中级人民法院 The court of a prefecture.',
  BASIC: '基层人民法院 The court of a county.',
});

@Entity({ tableName: 'court' })
@ObjectType({ simpleResolvers: true, description: '法院 A court.' })
@Directive('@key(fields: "code")')
export class Court {
  @CodeKeyColumn(CourtCodeScalar, '法院代字 The code of the court in case numbers, e.g. 闽0902.')
  code!: string;

  @TextColumn('名称 Full name.', { length: 80 })
  name!: string;

  @TextColumn(
    '拼音首字母 First letters of the name in pinyin, e.g. ndszjrmfy; null where the office does not keep them.',
    {
      length: 80,
      nullable: true,
    },
  )
  pinyinInitials!: string | null;

  @EnumColumn(CourtLevel, '法院层级 Level.')
  level!: MemberOf<typeof CourtLevel>;

  @KeyColumn({ indexed: false })
  regionCode!: string;

  @KeyColumn({ nullable: true })
  parentCode!: string | null;
}
