import { Entity } from '@mikro-orm/decorators/legacy';
import { Directive, ObjectType } from 'type-graphql';

import { BooleanColumn, DateColumn, IdColumn, KeyColumn, TextColumn } from '../../shared/schema/column.ts';

@Entity({ tableName: 'petition' })
@ObjectType({ simpleResolvers: true, description: '执行信访 A complaint about how a case is enforced.' })
@Directive('@key(fields: "id")')
export class Petition {
  @IdColumn('编号 Opaque id of the petition.')
  id!: string;

  @KeyColumn()
  caseId!: string;

  @KeyColumn({ indexed: false })
  courtCode!: string;

  @KeyColumn({ indexed: false })
  regionCode!: string;

  @DateColumn('信访日期 Day on which it was received.')
  filedOn!: string;

  @TextColumn('信访事由 What is complained of, e.g. 消极执行.', { length: 120 })
  ground!: string;

  @BooleanColumn('是否属实 Whether it was found to be true; null while it is being examined.', { nullable: true })
  founded!: boolean | null;

  @DateColumn('答复日期 Day on which it was answered; null while it has not been.', { nullable: true })
  answeredOn!: string | null;
}
