import { Entity } from '@mikro-orm/decorators/legacy';
import { Directive, ObjectType } from 'type-graphql';

import { CreditCodeScalar } from '../../shared/scalars/credit-code.ts';
import { EnumColumn, IdColumn, KeyColumn, ScalarColumn, TextColumn } from '../../shared/schema/column.ts';
import { labelledEnum, type MemberOf } from '../../shared/schema/labelled-enum.ts';

export const AgencyKind = labelledEnum('AgencyKind', '单位类型 What kind of unit an agency is.', {
  PARTY: '党委机关 An organ of the party.',
  GOVERNMENT: '人民政府 The government of a county or above.',
  DEPARTMENT: '政府部门 A department or bureau of a government.',
  TOWNSHIP: '乡镇街道 The government of a township or town, or the office of a sub-district.',
  PUBLIC_INSTITUTION: '事业单位 A public institution.',
  STATE_ENTERPRISE: '国有企业 An enterprise of the state.',
  BANK: '银行 A bank or a branch of one.',
  REGISTRY: '登记机构 A registry of real estate, vehicles or companies.',
  HOUSING_FUND: '住房公积金中心 A centre that keeps housing funds.',
  POLICE: '公安机关 A police organ.',
  PROCURATORATE: '检察机关 A procuratorate.',
  PAYMENT_INSTITUTION: '支付机构 A company that keeps payment accounts.',
  SECURITIES_DEPOSITORY: '证券登记结算机构 A depository of securities.',
  INSURER: '保险机构 An insurance company.',
});

@Entity({ tableName: 'agency' })
@ObjectType({
  simpleResolvers: true,
  description: '机关单位 A party or government organ or another unit that is supervised and assessed.',
})
@Directive('@key(fields: "id")')
@Directive('@key(fields: "creditCode")')
export class Agency {
  @IdColumn('编号 Opaque id of the agency.')
  id!: string;

  @ScalarColumn(CreditCodeScalar, '统一社会信用代码 Unified social credit code.', { unique: true })
  creditCode!: string;

  @TextColumn('名称 Full name.', { length: 120 })
  name!: string;

  @TextColumn(
    '拼音首字母 First letters of the name in pinyin, e.g. ndszjrmfy; null where the office does not keep them.',
    {
      length: 120,
      nullable: true,
    },
  )
  pinyinInitials!: string | null;

  @EnumColumn(AgencyKind, '单位类型 What kind of unit it is.')
  kind!: MemberOf<typeof AgencyKind>;

  @KeyColumn({ indexed: false })
  regionCode!: string;

  @KeyColumn({ nullable: true, indexed: false })
  superiorId!: string | null;
}
