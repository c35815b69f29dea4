import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { loadOne } from '../../shared/loading/load.ts';
import { maskIdentityNumber, maskName, maskPhone } from '../../shared/masking.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { Agency } from '../agency/agency.stub.ts';
import { EnforcementCase } from '../enforcement-case/enforcement-case.entity.ts';
import { Party } from './party.entity.ts';

@Resolver(() => Party)
export class PartyResolver {
  @FieldResolver(() => String, {
    description: "脱敏姓名或名称 A person's surname and a star; an organisation's name as it is.",
  })
  maskedName(@Root() { name, kind }: Party): string {
    return maskName(name, kind);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "脱敏证件号 A person's identity number with its middle hidden; an organisation's credit code as it is.",
  })
  maskedIdentifier(@Root() { idNumber, creditCode }: Party): string | null {
    return idNumber === null ? creditCode : maskIdentityNumber(idNumber, 'ELSEWHERE');
  }

  @FieldResolver(() => String, { nullable: true, description: '脱敏电话 Telephone number with its middle hidden.' })
  maskedPhone(@Root() { phone }: Party): string | null {
    return phone === null ? null : maskPhone(phone);
  }

  @FieldResolver(() => EnforcementCase, { nullable: true, description: '执行案件 The case it is a party to.' })
  enforcementCase(@Root() { caseId }: Party, @Ctx() context: RequestContext): Promise<EnforcementCase | null> {
    return loadOne(context, EnforcementCase, 'id', caseId);
  }

  @FieldResolver(() => Agency, { nullable: true, description: '机关单位 The agency it is; null for others.' })
  agency(@Root() { agencyId }: Party): Agency | null {
    return agencyId === null ? null : { id: agencyId };
  }
}
