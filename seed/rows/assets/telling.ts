import type { Row } from '../../../subgraphs/shared/database/entity-class.ts';
import type { CaseBound } from '../../../subgraphs/shared/schema/case-bound.ts';
import { dayOf, type Day } from '../../calendar.ts';
import { idOf, type Random } from '../../random.ts';
import type { CaseFacts, NodeFacts, NodeKind, PartyFacts } from '../../world/case-facts.ts';
import { boundTo, type Emit } from '../row-writer.ts';

/** One case while its property is being told. */
export interface Telling {
  readonly facts: CaseFacts;
  readonly bound: Row<CaseBound>;
  readonly random: Random;
  readonly emit: Emit;
  /** Large sets tell each case in fewer records. */
  readonly lean: boolean;
  readonly asOf: Day;
  readonly debtor: PartyFacts;
  readonly applicant: PartyFacts;
}

/** The telling of a case, or null where it has no debtor and applicant, so that nothing is asked or paid. */
export function tellingOf(
  facts: CaseFacts,
  setting: Pick<Telling, 'emit' | 'lean' | 'asOf'> & { random: Random },
): Telling | null {
  const debtor = facts.parties.find(({ role }) => role === 'DEBTOR');
  const applicant = facts.parties.find(({ role }) => role === 'APPLICANT');
  if (!debtor || !applicant) {
    return null;
  }
  return { ...setting, facts, bound: boundTo(facts), random: setting.random.stream(facts.id), debtor, applicant };
}

/** The id of a case's record: equal for the same case and label, whatever else is told. */
export function recordId(prefix: string, { facts }: Pick<Telling, 'facts'>, label: string | number): string {
  return idOf(prefix, `${facts.id}/${label}`);
}

export function nodeOf({ facts }: Pick<Telling, 'facts'>, kind: NodeKind): NodeFacts | undefined {
  return facts.nodes.find(({ node }) => node === kind);
}

/** The day on which a step was done, or undefined. */
export function doneOn(telling: Pick<Telling, 'facts'>, kind: NodeKind): Day | undefined {
  const date = nodeOf(telling, kind)?.doneOn;
  return date ? dayOf(date) : undefined;
}

/** Yuan as whole fen. */
export function fenOf(amount: string): number {
  return Math.round(Number(amount) * 100);
}
