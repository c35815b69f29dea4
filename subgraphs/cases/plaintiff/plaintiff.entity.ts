import { Entity, Index } from '@mikro-orm/decorators/legacy';
import { ObjectType } from 'type-graphql';

import { CreditCodeScalar } from '../../shared/scalars/credit-code.ts';
import { IdentityNumberScalar } from '../../shared/scalars/identity-number.ts';
import { EnumColumn, IdColumn, KeyColumn, ScalarColumn, TextColumn } from '../../shared/schema/column.ts';
import { PartyKind } from '../../shared/schema/domain-enums.ts';
import type { MemberOf } from '../../shared/schema/labelled-enum.ts';

// Judgments are filtered by the kind of their plaintiff.
@Index({ properties: ['kind', 'judgmentId'] })
@Entity({ tableName: 'plaintiff' })
@ObjectType({ simpleResolvers: true, description: '原告 Who won a judgment.' })
export class Plaintiff {
  @IdColumn('编号 Opaque id of the plaintiff in this judgment.')
  id!: string;

  @KeyColumn()
  judgmentId!: string;

  @EnumColumn(PartyKind, '当事人类型 What the plaintiff is in law.')
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
    { nullable: true },
  )
  creditCode!: string | null;
}
