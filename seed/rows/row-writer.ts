import type { EntityClass, Row } from '../../subgraphs/shared/database/entity-class.ts';
import type { CaseBound } from '../../subgraphs/shared/schema/case-bound.ts';
import { TYPE_CODES } from '../../subgraphs/shared/schema/domain-enums.ts';
import type {
  CampaignFacts,
  CaseFacts,
  CourtStaffFacts,
  JudgmentFacts,
  PetitionFacts,
  TypeCode,
} from '../world/case-facts.ts';

/** Hands a record of a subgraph to whatever stores it. */
export type Emit = <E extends object>(entity: EntityClass<E>, row: Row<E>) => void;

/** Turns the facts of a world, as they stream by, into one subgraph's records. */
export interface RowWriter {
  case?(facts: CaseFacts): void;
  judgment?(facts: JudgmentFacts): void;
  campaign?(facts: CampaignFacts): void;
  petition?(facts: PetitionFacts): void;
  courtStaff?(facts: CourtStaffFacts): void;
  /** After the last fact. */
  finish?(): void;
}

const MEMBERS = new Map(Object.entries(TYPE_CODES).map(([member, code]) => [code, member]));

/** The schema's member for a 类型代字. */
export function typeCodeMember(code: TypeCode): keyof typeof TYPE_CODES {
  return MEMBERS.get(code) as keyof typeof TYPE_CODES;
}

/** What a record that belongs to a case stores of it. */
export function boundTo(facts: CaseFacts): Row<CaseBound> {
  return {
    caseId: facts.id,
    courtCode: facts.courtCode,
    regionCode: facts.regionCode,
    caseTypeCode: typeCodeMember(facts.typeCode),
    debtorAgencyId: facts.debtorAgencyId,
    debtorKind: facts.debtorKind,
    cause: facts.cause,
  };
}
