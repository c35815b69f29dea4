import { RefusalProsecution } from '../../../subgraphs/credit/refusal-prosecution/refusal-prosecution.entity.ts';
import type { Row } from '../../../subgraphs/shared/database/entity-class.ts';
import { addDays } from '../../../subgraphs/shared/date-arithmetic.ts';
import { dayOf } from '../../calendar.ts';
import { dutyIn, isEthnic } from '../../places/ethnic-prefectures.ts';
import type { Random } from '../../random.ts';
import { refusalProsecution } from '../../stories/refusal-sentence.ts';
import type { CaseFacts } from '../../world/case-facts.ts';
import type { Emit } from '../row-writer.ts';

import { personBehind, rowId, subjectOf, type Debtor } from './debtor.ts';

type Prosecution = Row<RefusalProsecution>;

/**
 * A prosecution up to the last day of the world, as if nothing stopped it: judged if there was enough time. Null where
 * the debtor cannot pay or no property was found.
 */
export function prosecutionOf(debtor: Debtor): Prosecution | null {
  const { facts, asOf } = debtor;
  if (facts.propertyFound !== true || facts.inabilityGround !== null) {
    return null;
  }
  const random = debtor.random.stream('prosecution');
  const isPublic = random.chance(0.85);
  const on = stagesFrom(random, facts.filedOn, isPublic, asOf);
  if (on.clueOn === null || on.clueOn > debtor.lastDay) {
    return null;
  }
  return {
    id: rowId('rf', debtor.party.id),
    ...personBehind(debtor),
    route: isPublic ? 'PUBLIC' : 'PRIVATE',
    ...on,
    clueOn: on.clueOn,
    stage: stageOf(on),
    convicted: null,
    termMonths: null,
    suspensionMonths: null,
    declinedOn: null,
    declineGround: null,
    declineReason: null,
    heldUpBy: null,
    heldUpAt: null,
  };
}

/** The prosecution with a sentence; about a third are suspended. */
export function convictedIn(prosecution: Prosecution, random: Random): Prosecution {
  const termMonths = random.weighted([
    [6, 30],
    [8, 25],
    [10, 15],
    [12, 20],
    [18, 10],
  ] as const);
  const suspensionMonths = random.chance(0.35) ? termMonths + random.pick([6, 12]) : null;
  return { ...prosecution, stage: 'JUDGED', convicted: true, termMonths, suspensionMonths };
}

/** The prosecution with its outcome, if any, where no published count covers it. */
export function endOf(prosecution: Prosecution, random: Random): Prosecution {
  if (prosecution.prosecutedOn === null) {
    return prosecution;
  }
  if (random.chance(0.15)) {
    return declinedIn(prosecution, random);
  }
  if (prosecution.judgedOn === null) {
    return prosecution;
  }
  return random.chance(0.03) ? { ...prosecution, convicted: false } : convictedIn(prosecution, random);
}

// A decline comes earlier than the next stage would have: reviews and the acceptance of private suits take longer.
function declinedIn(prosecution: Prosecution, random: Random): Prosecution {
  const before = prosecution.reviewedOn ?? prosecution.referredOn ?? prosecution.clueOn;
  const declinedOn = addDays(before, random.int(5, 15));
  const [declineGround, declineReason] = random.pick([
    ['PERFORMED', '追诉期间已全部履行，情节显著轻微'],
    ['EVIDENCE', '证据不足，不能认定有能力执行而拒不执行'],
  ] as const);
  return {
    ...prosecution,
    prosecutedOn: null,
    judgedOn: null,
    stage: 'DECLINED',
    declinedOn,
    declineGround,
    declineReason,
  };
}

/** The story's prosecution: eight months, suspended for eighteen. */
export function storyProsecution(emit: Emit, facts: CaseFacts, debtor: Debtor): void {
  const { caseId: _case, route, ...stages } = refusalProsecution;
  emit(RefusalProsecution, {
    id: rowId('rf', facts.id, 'story'),
    ...subjectOf(debtor),
    route,
    ...stages,
    stage: 'JUDGED',
    convicted: true,
    declinedOn: null,
    declineGround: null,
    declineReason: null,
    heldUpBy: null,
    heldUpAt: null,
  });
}

/** From so many days on, a stage counts as held up. */
const LONG = [
  { at: 'POLICE', from: 'referredOn', to: 'filedOn', days: 16 },
  { at: 'PROCURATORATE', from: 'reviewedOn', to: 'prosecutedOn', days: 22 },
  { at: 'COURT', from: 'prosecutedOn', to: 'judgedOn', days: 50 },
] as const;

/**
 * The prosecution with the stage that took longest for its kind, and why. In an ethnic autonomous prefecture it is mostly that
 * officers were on duty against fires and floods.
 */
export function heldUp(prosecution: Prosecution, random: Random): Prosecution {
  const stages = LONG.flatMap(({ at, from, to, days }) => {
    const [began, ended] = [prosecution[from], prosecution[to]];
    return began && ended ? [{ at, began, length: (dayOf(ended) - dayOf(began)) / days }] : [];
  });
  const longest = stages.filter(({ length }) => length >= 1).sort((a, b) => b.length - a.length)[0];
  if (longest === undefined) {
    return prosecution;
  }
  const duty = isEthnic(prosecution.regionCode) ? dutyIn(Number(longest.began.slice(5, 7))) : null;
  const onDuty = duty !== null && random.chance(0.8);
  const heldUpBy = onDuty ? 'FIRE_FLOOD_DUTY' : random.pick(['EVIDENCE', 'PERSON_MISSING'] as const);
  return { ...prosecution, heldUpAt: longest.at, heldUpBy };
}

type Stages = Record<'clueOn' | 'referredOn' | 'filedOn' | 'reviewedOn' | 'prosecutedOn' | 'judgedOn', string | null>;

function stagesFrom(random: Random, filedOn: string, isPublic: boolean, asOf: string): Stages {
  let day = addDays(filedOn, random.int(20, 90));
  const reached = (): string | null => (day <= asOf ? day : null);
  const after = (least: number, most: number): string | null => {
    day = addDays(day, random.int(least, most));
    return reached();
  };
  const clueOn = reached();
  if (!isPublic) {
    return {
      clueOn,
      referredOn: null,
      filedOn: null,
      reviewedOn: null,
      prosecutedOn: after(30, 70),
      judgedOn: after(40, 90),
    };
  }
  return {
    clueOn,
    referredOn: after(3, 15),
    filedOn: after(7, 25),
    reviewedOn: after(30, 60),
    prosecutedOn: after(15, 30),
    judgedOn: after(30, 80),
  };
}

function stageOf(on: Stages): Prosecution['stage'] {
  if (on.judgedOn !== null) {
    return 'JUDGED';
  }
  if (on.prosecutedOn !== null) {
    return 'PROSECUTED';
  }
  if (on.reviewedOn !== null) {
    return 'REVIEWED';
  }
  if (on.filedOn !== null) {
    return 'FILED';
  }
  return on.referredOn === null ? 'CLUE' : 'REFERRED';
}
