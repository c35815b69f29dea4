import { doneOn } from '../../../subgraphs/performance/step-duty/duty-lateness.ts';
import type { StepDuty } from '../../../subgraphs/performance/step-duty/step-duty.entity.ts';
import type { SupervisionLedger } from '../../../subgraphs/performance/supervision-ledger/supervision-ledger.entity.ts';
import type { Row } from '../../../subgraphs/shared/database/entity-class.ts';
import { courtOf } from '../../places/courts.ts';
import { idOf, type Random } from '../../random.ts';

import { committeeOf } from './action-rows.ts';
import { leaderPostOf } from './answering.ts';
import type { Duty } from './duty.ts';
import { judgeOf } from './incentive-rows.ts';
import { dueOn, numberOf, stepRules } from './step-rules.ts';

type Node = StepDuty['node'];
type Owner = Pick<Row<StepDuty>, 'officeKind' | 'office' | 'leaderPost' | 'department' | 'judgeName'>;
type Ledger = Row<SupervisionLedger>;
type Next = Pick<
  Ledger,
  'nextStep' | 'nextStepNumber' | 'nextDueOn' | 'nextOfficeKind' | 'nextOffice' | 'nextDepartment'
>;

/** Who answers for each node of a ledger that applies to it, and by when. */
export function dutyRows(random: Random, duty: Duty, ledger: Ledger): Row<StepDuty>[] {
  return stepRules
    .map(({ node }) => node)
    .filter((node) => applies(node, duty))
    .map((node) => ({
      id: idOf('sd', `${ledger.subjectNumber}/${node}`),
      ledgerId: ledger.id,
      node,
      dueOn: dueOn(node, ledger),
      ...ownerOf(node, random, duty, ledger),
    }));
}

/** The node that must be done next: the first that is not done and can still be; nothing once the ledger is closed. */
export function nextOf(ledger: Ledger, duties: readonly Row<StepDuty>[]): Next {
  const next = duties.find(({ node }) => doneOn(ledger, node) === null && isStillPossible(node, ledger));
  if (ledger.state === 'CLOSED' || !next) {
    return noNext;
  }
  const { node, officeKind, office, department } = next;
  return {
    nextStep: node,
    nextStepNumber: numberOf(node),
    nextDueOn: next.dueOn,
    nextOfficeKind: officeKind,
    nextOffice: office,
    nextDepartment: department,
  };
}

const noNext: Next = {
  nextStep: null,
  nextStepNumber: null,
  nextDueOn: null,
  nextOfficeKind: null,
  nextOffice: null,
  nextDepartment: null,
};

const OF_FIVE_STEPS: ReadonlySet<Node> = new Set([
  'FILING_REMINDER',
  'PRE_JUDGMENT_TALK',
  'POST_JUDGMENT_WARNING',
  'PRE_ENFORCEMENT_URGING',
]);

function applies(node: Node, { facts, judgment, fiveSteps }: Duty): boolean {
  if (OF_FIVE_STEPS.has(node)) {
    return fiveSteps;
  }
  if (node === 'ORDER_CONCRETE' || node === 'TERM_SET') {
    return judgment !== null;
  }
  return node === 'PERFORMANCE' || facts !== null;
}

function isStillPossible(node: Node, { judgmentEffectiveOn, enforcementFiledOn }: Ledger): boolean {
  if (node === 'FILING_REMINDER' || node === 'PRE_JUDGMENT_TALK') {
    return judgmentEffectiveOn === null && enforcementFiledOn === null;
  }
  return enforcementFiledOn === null || !OF_FIVE_STEPS.has(node);
}

function ownerOf(node: Node, random: Random, duty: Duty, ledger: Ledger): Owner {
  const { agency, facts, courtCode, regionCode } = duty;
  const court = { officeKind: 'COURT' as const, office: courtOf(courtCode).name };
  if (node === 'PERFORMANCE') {
    const leaderPost = leaderPostOf(agency);
    return {
      officeKind: 'AGENCY',
      office: agency.name,
      leaderPost,
      department: ledger.agencyDepartment,
      judgeName: null,
    };
  }
  if (node === 'FILING_REMINDER') {
    return { ...court, leaderPost: '分管立案工作的副院长', department: '立案庭', judgeName: null };
  }
  if (node !== 'POST_ENFORCEMENT_DISCIPLINE') {
    const department = ledger.subjectNumber.includes('行') ? '行政审判庭' : '民事审判庭';
    const judgeName = judgeOf(random, ledger);
    return { ...court, leaderPost: '分管审判工作的副院长', department, judgeName };
  }
  // Superiors discipline a government; a court disciplines its departments.
  const committee = agency.kind === 'GOVERNMENT' ? committeeOf(regionCode) : undefined;
  if (committee) {
    const leaderPost = '分管执法监督工作的副书记';
    return { officeKind: 'COMMITTEE', office: committee, leaderPost, department: '执法监督科', judgeName: null };
  }
  const judgeName = facts?.officerName ?? null;
  return { ...court, leaderPost: '分管执行工作的副院长', department: '执行局', judgeName };
}
