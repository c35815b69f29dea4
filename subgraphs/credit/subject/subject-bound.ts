import { Property } from '@mikro-orm/decorators/legacy';
import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, Field, Info, ObjectType } from 'type-graphql';

import { CaseBound } from '../../shared/schema/case-bound.ts';
import { KeyColumn, StoredEnumColumn } from '../../shared/schema/column.ts';
import { PartyKind } from '../../shared/schema/domain-enums.ts';
import type { MemberOf } from '../../shared/schema/labelled-enum.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { isShownWith, WITH_CASE } from '../../shared/visibility/shown-with.ts';
import { Agency } from '../agency/agency.stub.ts';
import { Court } from '../court/court.stub.ts';
import { EnforcementCase } from '../enforcement-case/enforcement-case.stub.ts';
import { Party } from '../party/party.stub.ts';

import { CreditSubject, creditSubjectOf } from './credit-subject.ts';

/**
 * The common columns and fields of every measure: its case, its court and its subject. The subject need not be a party
 * of the case: a bank that pays out against a notice is fined in it too. Persons and organisations share one identifier
 * column, so that a comparison of identifiers uses one index.
 */
@ObjectType({ simpleResolvers: true, description: '惩戒措施 A measure against somebody in an enforcement case.' })
export abstract class SubjectBound extends CaseBound {
  @KeyColumn({ nullable: true })
  partyId!: string | null;

  // Every list of measures filters by agency, which brings the index.
  @KeyColumn({ nullable: true, indexed: false })
  agencyId!: string | null;

  @StoredEnumColumn(PartyKind, { ownLabel: true })
  subjectKind!: MemberOf<typeof PartyKind>;

  /** What the office itself calls it. */
  subjectKindOwnLabel?: string | null;

  @Property({ type: 'string', length: 120 })
  subjectName!: string;

  @KeyColumn({ nullable: true })
  subjectIdentifier!: string | null;

  @Field(() => CreditSubject, { description: '惩戒对象 Whom it is directed at.' })
  subject(): CreditSubject {
    return creditSubjectOf(this);
  }

  @Field(() => EnforcementCase, { nullable: true, description: '执行案件 The case in which it was decided.' })
  async enforcementCase(
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<EnforcementCase | null> {
    return (await isShownWithCase(this, context, info)) ? { id: this.caseId } : null;
  }

  @Field(() => Court, { nullable: true, description: '决定法院 The court that decided it.' })
  court(): Court {
    return { code: this.courtCode };
  }

  @Field(() => Party, {
    nullable: true,
    description: '当事人 The party of the case that it is directed at; null if it is directed at another unit.',
  })
  async party(@Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo): Promise<Party | null> {
    if (this.partyId === null) {
      return null;
    }
    return (await isShownWithCase(this, context, info)) ? { id: this.partyId } : null;
  }

  @Field(() => Agency, { nullable: true, description: '机关单位 The agency it is directed at; null for others.' })
  agency(): Agency | null {
    return this.agencyId === null ? null : { id: this.agencyId };
  }
}

/** A unit may be sanctioned in a case that is not its own: a viewer of the sanction may not see the case. */
function isShownWithCase(
  measure: SubjectBound,
  context: RequestContext,
  { parentType }: GraphQLResolveInfo,
): Promise<boolean> {
  return isShownWith(context, parentType.name, (measure as SubjectBound & { id: string }).id, WITH_CASE);
}
