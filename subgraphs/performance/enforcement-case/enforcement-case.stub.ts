import { Directive, Field, ID, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: '执行案件 One numbered enforcement proceeding of a court.' })
@Directive('@key(fields: "id")')
export class EnforcementCase {
  @Field(() => ID, { description: '编号 Opaque id of the case.' })
  id!: string;
}
