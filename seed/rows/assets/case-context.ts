import type { Row } from '../../../subgraphs/shared/database/entity-class.ts';
import type { CaseBound } from '../../../subgraphs/shared/schema/case-bound.ts';
import { dayOf, type Day } from '../../calendar.ts';
import { idOf, type Random } from '../../random.ts';
import type { CaseFacts, NodeFacts, NodeKind, PartyFacts } from '../../world/case-facts.ts';
import { boundTo, type Emit } from '../row-writer.ts';

/** The context in which the property records of one case are written. */
export interface CaseContext {
  readonly facts: CaseFacts;
  readonly bound: Row<CaseBound>;
  readonly random: Random;
  readonly emit: Emit;
  /** Large sets have fewer records per case. */
  readonly lean: boolean;
  readonly asOf: Day;
  readonly debtor: PartyFacts;
  readonly applicant: PartyFacts;
}

/** The context of a case, or null without a debtor and applicant: then there is no inquiry and no payout. */
export function contextOf(
  facts: CaseFacts,
  setting: Pick<CaseContext, 'emit' | 'lean' | 'asOf'> & { random: Random },
): CaseContext | null {
  const debtor = facts.parties.find(({ role }) => role === 'DEBTOR');
  const applicant = facts.parties.find(({ role }) => role === 'APPLICANT');
  if (!debtor || !applicant) {
    return null;
  }
  return { ...setting, facts, bound: boundTo(facts), random: setting.random.stream(facts.id), debtor, applicant };
}

/** The id of a case's record; it depends only on the case and the label. */
export function recordId(prefix: string, { facts }: Pick<CaseContext, 'facts'>, label: string | number): string {
  return idOf(prefix, `${facts.id}/${label}`);
}

export function nodeOf({ facts }: Pick<CaseContext, 'facts'>, kind: NodeKind): NodeFacts | undefined {
  return facts.nodes.find(({ node }) => node === kind);
}

/** The day on which a step was done, or undefined. */
export function doneOn(context: Pick<CaseContext, 'facts'>, kind: NodeKind): Day | undefined {
  const date = nodeOf(context, kind)?.doneOn;
  return date ? dayOf(date) : undefined;
}

/** Yuan as whole fen. */
export function fenOf(amount: string): number {
  return Math.round(Number(amount) * 100);
}
