import { Directive, Field, ID, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: '裁判 A judgment or other instrument that orders a duty.' })
@Directive('@key(fields: "id")')
export class Judgment {
  @Field(() => ID, { description: '编号 Opaque id of the judgment.' })
  id!: string;
}
