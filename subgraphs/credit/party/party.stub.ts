import { Directive, Field, ID, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: '当事人 A side of one enforcement case.' })
@Directive('@key(fields: "id")')
export class Party {
  @Field(() => ID, { description: '编号 Opaque id of the party in its case.' })
  id!: string;
}
