import { Property } from '@mikro-orm/decorators/legacy';

import { KeyColumn, StoredEnumColumn } from './column.ts';
import { PartyKind, TypeCode } from './domain-enums.ts';
import type { MemberOf } from './labelled-enum.ts';

/**
 * What a record that belongs to an enforcement case stores beside itself so that it can be scoped and counted without
 * asking the courts' database: whose case it is, and by what statistics break cases down. None of it is shown here:
 * the case shows it.
 */
export abstract class CaseBound {
  @KeyColumn()
  caseId!: string;

  @KeyColumn()
  courtCode!: string;

  @KeyColumn()
  regionCode!: string;

  /** The agency that owes, where the debtor is one: its own superiors may see the record. */
  @KeyColumn({ nullable: true })
  debtorAgencyId!: string | null;

  @StoredEnumColumn(TypeCode)
  caseTypeCode!: MemberOf<typeof TypeCode>;

  @StoredEnumColumn(PartyKind)
  debtorKind!: MemberOf<typeof PartyKind>;

  @Property({ type: 'string', length: 80 })
  cause!: string;
}
