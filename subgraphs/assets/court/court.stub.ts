import { Directive, Field, ObjectType } from 'type-graphql';

import { CourtCodeScalar } from '../../shared/scalars/court-code.ts';

@ObjectType({ simpleResolvers: true, description: '法院 A court.' })
@Directive('@key(fields: "code")')
export class Court {
  @Field(() => CourtCodeScalar, { description: '法院代字 The code of the court in case numbers, e.g. 闽0902.' })
  code!: string;
}
