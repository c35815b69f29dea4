import { Entity, PrimaryKey } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';

import { maskIdentityNumber, maskName } from '../../shared/masking.ts';
import { IdentityNumberScalar } from '../../shared/scalars/identity-number.ts';
import { EnumColumn, KeyColumn, ScalarColumn, TextColumn } from '../../shared/schema/column.ts';
import type { MemberOf } from '../../shared/schema/labelled-enum.ts';

import { RestrictedRole } from './consumption-limits.ts';

/** The rules of 2015, art. 3, second paragraph: the persons restricted in addition to the unit itself. */
@Entity({ tableName: 'restricted_person' })
@ObjectType({ simpleResolvers: true, description: '受限人员 A person restricted together with a unit.' })
export class RestrictedPerson {
  @PrimaryKey({ type: 'string', length: 32 })
  id!: string;

  @KeyColumn()
  restrictionId!: string;

  @EnumColumn(RestrictedRole, '受限人员身份 What the person is to the unit.')
  role!: MemberOf<typeof RestrictedRole>;

  @TextColumn('姓名 Name of the person.', { length: 120 })
  name!: string;

  @ScalarColumn(IdentityNumberScalar, '居民身份证号 Identity number of the person.')
  idNumber!: string;

  @Field(() => String, { description: "脱敏姓名 The person's surname and a star." })
  maskedName(): string {
    return maskName(this.name);
  }

  @Field(() => String, { description: "脱敏证件号 The person's identity number with its middle hidden." })
  maskedIdNumber(): string {
    return maskIdentityNumber(this.idNumber, 'ELSEWHERE');
  }
}
