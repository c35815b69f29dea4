import { FieldResolver, Resolver, Root } from 'type-graphql';

import { maskIdentifier, maskName } from '../../shared/masking.ts';

import { Plaintiff } from './plaintiff.entity.ts';

@Resolver(() => Plaintiff)
export class PlaintiffResolver {
  @FieldResolver(() => String, {
    description: "脱敏姓名或名称 A person's surname and a star; an organisation's name as it is.",
  })
  maskedName(@Root() { name, kind }: Plaintiff): string {
    return maskName(name, kind);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "脱敏证件号 A person's identity number with its middle hidden; an organisation's credit code as it is.",
  })
  maskedIdentifier(@Root() { kind, idNumber, creditCode }: Plaintiff): string | null {
    return maskIdentifier(kind, idNumber, creditCode);
  }
}
