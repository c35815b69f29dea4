import { Directive, Field, ID, ObjectType } from 'type-graphql';

@ObjectType({
  simpleResolvers: true,
  description: '生效判决 A judgment in force, whether or not its performance had to be enforced.',
})
@Directive('@key(fields: "id")')
export class Judgment {
  @Field(() => ID, { description: '编号 Opaque id of the judgment.' })
  id!: string;
}
