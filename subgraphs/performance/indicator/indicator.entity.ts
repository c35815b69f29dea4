import { Entity } from '@mikro-orm/decorators/legacy';
import { GraphQLString } from 'graphql';
import { Directive, ObjectType } from 'type-graphql';

import { BooleanColumn, CodeKeyColumn, TextColumn } from '../../shared/schema/column.ts';

@Entity({ tableName: 'indicator' })
@ObjectType({ simpleResolvers: true, description: '考评指标 What an assessment looks at.' })
@Directive('@key(fields: "code")')
export class Indicator {
  @CodeKeyColumn(GraphQLString, '指标代码 Code of the indicator, e.g. PERFORMED_IN_TIME.')
  code!: string;

  @TextColumn('名称 Its name.', { length: 80 })
  name!: string;

  @TextColumn('定义 What is counted or divided by what.')
  definition!: string;

  @TextColumn('计量单位 Its unit, e.g. 件, 次, 比率.', { length: 20 })
  unit!: string;

  @BooleanColumn('越高越好 Whether a higher value is better.')
  higherIsBetter!: boolean;
}
