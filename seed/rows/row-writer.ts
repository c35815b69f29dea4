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

/** Stores a record of a subgraph. */
export type Emit = <E extends object>(entity: EntityClass<E>, row: Row<E>) => void;

/** Turns the stream of a world's facts into one subgraph's records. */
export interface RowWriter {
  case?(facts: CaseFacts): void;
  judgment?(facts: JudgmentFacts): void;
  campaign?(facts: CampaignFacts): void;
  petition?(facts: PetitionFacts): void;
  courtStaff?(facts: CourtStaffFacts): void;
  /** Called after the last fact. */
  finish?(): void;
}

const MEMBERS = new Map(Object.entries(TYPE_CODES).map(([member, code]) => [code, member]));

/** The schema's member for a 类型代字. */
export function typeCodeMember(code: TypeCode): keyof typeof TYPE_CODES {
  return MEMBERS.get(code) as keyof typeof TYPE_CODES;
}

/** The columns of its case that every record bound to a case stores. */
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
