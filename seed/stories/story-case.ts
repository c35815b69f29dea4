import { dateOf, dayOf } from '../calendar.ts';
import { courtOf } from '../places/courts.ts';
import { idOf, randomOf } from '../random.ts';
import { statutoryDue, yuan, type DocketEntry } from '../world/case/docket.ts';
import { propertyOf } from '../world/case/outcomes.ts';
import { partiesOf, type Side } from '../world/case/parties.ts';
import { timelineOf } from '../world/case/timeline.ts';
import {
  enforcesClaim,
  type BasisKind,
  type CaseFacts,
  type CaseParticulars,
  type ConclusionMethod,
  type JudgmentFacts,
  type TypeCode,
} from '../world/case-facts.ts';
import { officersOf } from '../world/court-staff.ts';

/** The published facts of a case; the rest is derived from them. Amounts in fen. */
export interface StoryCase {
  readonly story: string;
  readonly courtCode: string;
  /** First enforcement (执) by default. */
  readonly typeCode?: TypeCode;
  readonly serial: number;
  readonly filedOn: string;
  readonly concludedOn: string;
  readonly method: ConclusionMethod;
  readonly cause: string;
  readonly claim: number;
  readonly recovered: number;
  readonly basisKind: BasisKind;
  readonly basisNumber: string;
  readonly judgmentId?: string;
  readonly sides: readonly Side[];
  readonly crossEnforcement?: CaseFacts['crossEnforcement'];
  readonly suspensions?: CaseFacts['suspensions'];
  readonly campaignId?: string;
  readonly particulars?: CaseParticulars;
}

// Stories are the same for every seed number.
const random = randomOf(0).stream('stories');

/** A case with the story's facts and an ordinary timeline. */
export function storyCase(story: StoryCase): CaseFacts {
  const { courtCode, claim, recovered, method, typeCode = '执', suspensions = [] } = story;
  const filed = dayOf(story.filedOn);
  const caseNumber = `（${story.filedOn.slice(0, 4)}）${courtCode}${typeCode}${story.serial}号`;
  const suspended = suspensions.reduce((days, { from, to }) => days + dayOf(to) - dayOf(from), 0);
  const entry: DocketEntry = {
    courtCode,
    typeCode,
    filed,
    due: statutoryDue(filed, suspended),
    concluded: dayOf(story.concludedOn),
    method,
    settlementPerformed: method === 'SETTLED',
    property: enforcesClaim({ typeCode }) ? propertyOf(method) : null,
    compliant: true,
    claim,
    recovered,
    suspension: null,
    extensionDays: 0,
    agencyId: story.sides.find((side) => side.role === 'DEBTOR')?.agencyId ?? null,
  };
  const own = random.stream(caseNumber);
  const { nodes, termination } = timelineOf(own, entry, dayOf(story.concludedOn));
  return {
    id: idOf('ec', caseNumber),
    caseNumber,
    typeCode,
    courtCode,
    regionCode: courtOf(courtCode).regionCode,
    filedOn: story.filedOn,
    officerName: own.pick(officersOf(random, courtCode)),
    basisKind: story.basisKind,
    basisNumber: story.basisNumber,
    judgmentId: story.judgmentId ?? null,
    cause: story.cause,
    claimAmount: yuan(claim),
    recoveredAmount: yuan(recovered),
    dueOn: dateOf(entry.due),
    suspensions,
    extensionDays: 0,
    status: 'CONCLUDED',
    concludedOn: story.concludedOn,
    conclusionMethod: method,
    settlementPerformed: entry.settlementPerformed,
    propertyFound: entry.property,
    inabilityGround: null,
    preservedOn: null,
    crossEnforcement: story.crossEnforcement ?? null,
    resumedFromId: null,
    termination,
    nodes,
    debtorKind: story.sides.find((side) => side.role === 'DEBTOR')?.kind ?? 'PERSON',
    debtorAgencyId: entry.agencyId,
    parties: partiesOf(caseNumber, story.sides),
    campaignId: story.campaignId ?? null,
    ...(story.particulars && { particulars: story.particulars }),
    tags: [story.story],
  };
}

/** The judgment that a story's case enforces. */
export function storyJudgment(
  judgment: Pick<
    JudgmentFacts,
    'instrumentNumber' | 'courtCode' | 'effectiveOn' | 'ordered' | 'amount' | 'performanceDueOn'
  > &
    Partial<JudgmentFacts>,
): JudgmentFacts {
  return {
    id: idOf('jd', judgment.instrumentNumber),
    regionCode: courtOf(judgment.courtCode).regionCode,
    kind: judgment.amount === null ? 'CONDUCT' : 'MONEY',
    orderConcrete: true,
    orderHasTerm: judgment.performanceDueOn !== null,
    defendantAgencyId: null,
    performedOn: null,
    enforcementCaseId: null,
    ...judgment,
  };
}
