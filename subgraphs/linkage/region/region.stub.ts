import { Directive, Field, ObjectType } from 'type-graphql';

import { RegionCodeScalar } from '../../shared/scalars/region-code.ts';

@ObjectType({
  simpleResolvers: true,
  description: '行政区划 A region of GB/T 2260, the national standard of administrative division codes.',
})
@Directive('@key(fields: "code")')
export class Region {
  @Field(() => RegionCodeScalar, { description: '行政区划代码 Code of GB/T 2260, six digits.' })
  code!: string;
}
