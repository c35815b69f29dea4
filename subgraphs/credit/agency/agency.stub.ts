import { Directive, Field, ID, ObjectType } from 'type-graphql';

@ObjectType({
  simpleResolvers: true,
  description: '机关单位 A party or government organ or another unit that is supervised and assessed.',
})
@Directive('@key(fields: "id")')
export class Agency {
  @Field(() => ID, { description: '编号 Opaque id of the agency.' })
  id!: string;
}
