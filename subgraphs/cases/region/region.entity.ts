import { Entity } from '@mikro-orm/decorators/legacy';
import { Directive, ObjectType } from 'type-graphql';

import { RegionCodeScalar } from '../../shared/scalars/region-code.ts';
import {
  CodeKeyColumn,
  DateColumn,
  EnumColumn,
  KeyColumn,
  ScalarColumn,
  TextColumn,
} from '../../shared/schema/column.ts';
import { labelledEnum, type MemberOf } from '../../shared/schema/labelled-enum.ts';

export const RegionLevel = labelledEnum('RegionLevel', '行政层级 Level of a region.', {
  NATIONAL: '全国 The whole country.',
  PROVINCE: '省级 A province, autonomous region or municipality under the central government.',
  CITY: '地级 A prefecture: a city, autonomous prefecture or district of several counties.',
  COUNTY: '县级 A county, county-level city or district.',
});

@Entity({ tableName: 'region' })
@ObjectType({
  simpleResolvers: true,
  description: '行政区划 A region of GB/T 2260, the national standard of administrative division codes.',
})
@Directive('@key(fields: "code")')
export class Region {
  @CodeKeyColumn(RegionCodeScalar, '行政区划代码 Code of GB/T 2260, six digits.')
  code!: string;

  @TextColumn('名称 Official name.', { length: 80 })
  name!: string;

  @EnumColumn(RegionLevel, '行政层级 Level.')
  level!: MemberOf<typeof RegionLevel>;

  @KeyColumn({ nullable: true })
  parentCode!: string | null;

  @DateColumn('启用日期 First day on which the code was valid.', { nullable: true })
  validFrom!: string | null;

  @DateColumn('停用日期 First day on which the code was no longer valid; null while it is.', { nullable: true })
  validTo!: string | null;

  @ScalarColumn(RegionCodeScalar, '接续代码 Code that took the place of this one.', { nullable: true })
  replacedBy!: string | null;
}
