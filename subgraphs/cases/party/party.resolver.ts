import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';

import type { ListArgs } from '../../shared/lists/list.ts';
import type { Page } from '../../shared/lists/page.ts';
import { loadOne } from '../../shared/loading/load.ts';
import { maskIdentifier, maskName, maskPhone } from '../../shared/masking.ts';
import { CreditCodeScalar } from '../../shared/scalars/credit-code.ts';
import { IdentityNumberScalar } from '../../shared/scalars/identity-number.ts';
import { DependsOn } from '../../shared/schema/depends-on.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { Agency } from '../agency/agency.stub.ts';
import { EnforcementCase } from '../enforcement-case/enforcement-case.entity.ts';

import { coded, numbered } from './party-identifier.ts';
import { nameContaining } from './party-name.ts';
import { Party } from './party.entity.ts';
import { partyList } from './party.list.ts';

@Resolver(() => Party)
export class PartyResolver {
  @DependsOn()
  @Query(() => Party, { nullable: true, description: '当事人 One party of one case; null if there is none.' })
  party(
    @Arg('id', () => ID, { description: '编号 Its opaque id.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Party | null> {
    return loadOne(context, Party, 'id', id);
  }

  @DependsOn()
  @Query(() => partyList.Connection, {
    description: '自然人涉案列表 Every case side that the person of this identity number takes.',
  })
  partiesByIdNumber(
    @Arg('idNumber', () => IdentityNumberScalar, { description: '居民身份证号 The identity number.' }) idNumber: string,
    @Args(() => partyList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<Party>> {
    return partyList.page(context, args, numbered(idNumber));
  }

  @DependsOn()
  @Query(() => partyList.Connection, {
    description: '组织涉案列表 Every case side that the organisation of this credit code takes.',
  })
  partiesByCreditCode(
    @Arg('creditCode', () => CreditCodeScalar, { description: '统一社会信用代码 The credit code.' }) creditCode: string,
    @Args(() => partyList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<Party>> {
    return partyList.page(context, args, coded(creditCode));
  }

  @DependsOn()
  @Query(() => partyList.Connection, {
    description: '按姓名或名称涉案列表 Every case side of a person or organisation whose name has this part.',
  })
  partiesByName(
    @Arg('nameContains', () => String, {
      description:
        '姓名或名称含 Part of the name, at least two characters; half- and full-width forms, and capitals, are the same.',
    })
    nameContains: string,
    @Args(() => partyList.Args) args: ListArgs,
    @Ctx() context: RequestContext,
  ): Promise<Page<Party>> {
    return partyList.page(context, args, nameContaining(nameContains));
  }

  @DependsOn<Party>('name', 'kind')
  @FieldResolver(() => String, {
    description: "脱敏姓名或名称 A person's surname and a star; an organisation's name as it is.",
  })
  maskedName(@Root() { name, kind }: Party): string {
    return maskName(name, kind);
  }

  @DependsOn<Party>('kind', 'idNumber', 'creditCode')
  @FieldResolver(() => String, {
    nullable: true,
    description:
      "脱敏证件号 A person's identity number with its middle hidden; an organisation's credit code as it is.",
  })
  maskedIdentifier(@Root() { kind, idNumber, creditCode }: Party): string | null {
    return maskIdentifier(kind, idNumber, creditCode);
  }

  @DependsOn<Party>('phone')
  @FieldResolver(() => String, { nullable: true, description: '脱敏电话 Telephone number with its middle hidden.' })
  maskedPhone(@Root() { phone }: Party): string | null {
    return phone === null ? null : maskPhone(phone);
  }

  @DependsOn<Party>('caseId')
  @FieldResolver(() => EnforcementCase, { nullable: true, description: '执行案件 The case it is a party to.' })
  enforcementCase(@Root() { caseId }: Party, @Ctx() context: RequestContext): Promise<EnforcementCase | null> {
    return loadOne(context, EnforcementCase, 'id', caseId);
  }

  @DependsOn<Party>('agencyId')
  @FieldResolver(() => Agency, { nullable: true, description: '机关单位 The agency it is; null for others.' })
  agency(@Root() { agencyId }: Party): Agency | null {
    return agencyId === null ? null : { id: agencyId };
  }
}
