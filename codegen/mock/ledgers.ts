import { dateOf, dayOf } from '../../seed/calendar.ts';
import { personName } from '../../seed/names.ts';
import type { Random } from '../../seed/random.ts';

import { MockRecord, type KnownValues, type MockWorld } from './mock-record.ts';
import { HOME_REGION } from './places.ts';

/** A node of the 5+2 steps: who acts, and days after the opening of the ledger until it is due. */
interface Node {
  readonly node: string;
  /** The step of it, where it is one; standards and performance are none. */
  readonly step: string | null;
  readonly office: 'COURT' | 'AGENCY' | 'COMMITTEE';
  readonly dueAfter: number | null;
}

/** In their order, as the graph lists them. */
const NODES: readonly Node[] = [
  { node: 'FILING_REMINDER', step: 'FILING_REMINDER', office: 'COURT', dueAfter: 5 },
  { node: 'PRE_JUDGMENT_TALK', step: 'PRE_JUDGMENT_TALK', office: 'COURT', dueAfter: 40 },
  { node: 'ORDER_CONCRETE', step: null, office: 'COURT', dueAfter: null },
  { node: 'TERM_SET', step: null, office: 'COURT', dueAfter: null },
  { node: 'POST_JUDGMENT_WARNING', step: 'POST_JUDGMENT_WARNING', office: 'COURT', dueAfter: 70 },
  { node: 'PRE_ENFORCEMENT_URGING', step: 'PRE_ENFORCEMENT_URGING', office: 'COMMITTEE', dueAfter: 110 },
  { node: 'POST_ENFORCEMENT_DISCIPLINE', step: 'POST_ENFORCEMENT_DISCIPLINE', office: 'COURT', dueAfter: 150 },
  { node: 'PERFORMANCE', step: null, office: 'AGENCY', dueAfter: 120 },
];
const PERFORMANCE_AFTER = 120;
const STEP_DATES = ['filingRemindedOn', 'talkedOn', 'warnedOn', 'urgedOn', 'disciplinedOn'];
const STEPS = NODES.filter(({ step }) => step !== null);

const DEPARTMENTS: Readonly<Record<Node['office'], readonly string[]>> = {
  COURT: ['执行局', '行政审判庭', '立案庭'],
  AGENCY: ['办公室', '法规股', '财务股'],
  COMMITTEE: ['执法监督科'],
};

/** A duty of one node in one ledger. */
interface Duty extends Node {
  readonly due: number | null;
  readonly done: number | null;
  readonly lateDays: number | null;
}

interface LedgerFacts {
  readonly agency: MockRecord;
  readonly court: MockRecord;
  readonly opened: number;
  /** The last day of the term; null where the judgment set none. */
  readonly due: number | null;
  readonly closed: number | null;
  readonly duties: readonly Duty[];
  readonly isMoney: boolean;
  readonly isFiled: boolean;
}

/** The fields of a supervision ledger and its duties that must fit each other: what is overdue has a day, an owner and a next step. */
export const LEDGER_VALUES: Readonly<Record<string, KnownValues>> = {
  SupervisionLedger: {
    subjectNumber: (ledger, world) => {
      const { court, opened, isFiled } = factsOf(ledger, world);
      const type = isFiled ? '执' : '民初';
      return `（${dateOf(opened).slice(0, 4)}）${String(world.value(court, 'code'))}${type}${301 + ledger.index}号`;
    },
    orderedDuty: (ledger, world) => (factsOf(ledger, world).isMoney ? 'PAY_MONEY' : 'DISCLOSE'),
    amountOwed: (ledger, world) =>
      factsOf(ledger, world).isMoney ? world.random(ledger, 'amountOwed').decimal(20_000, 4_000_000) : null,
    agency: (ledger, world) => factsOf(ledger, world).agency,
    court: (ledger, world) => factsOf(ledger, world).court,
    openedOn: (ledger, world) => dateOf(factsOf(ledger, world).opened),
    judgmentEffectiveOn: (ledger, world) => dateOf(factsOf(ledger, world).opened + 60),
    performanceDueOn: (ledger, world) => dateOrNull(factsOf(ledger, world).due),
    orderHasTerm: (ledger, world) => factsOf(ledger, world).due !== null,
    orderConcrete: () => true,
    enforcementFiledOn: (ledger, world) => {
      const { opened, isFiled } = factsOf(ledger, world);
      return isFiled ? dateOf(opened + 125) : null;
    },
    enforcementCase: (ledger, world) =>
      factsOf(ledger, world).isFiled
        ? world.random(ledger, 'enforcementCase').pick(world.pool('EnforcementCase'))
        : null,
    ...Object.fromEntries(STEP_DATES.map((name, at) => [name, stepDate(at)])),
    currentStep: (ledger, world) => lastStep(factsOf(ledger, world).duties),
    state: (ledger, world) => (factsOf(ledger, world).closed === null ? 'OPEN' : 'CLOSED'),
    result: (ledger, world) => {
      const { closed, due, isFiled } = factsOf(ledger, world);
      if (closed === null) {
        return null;
      }
      return isFiled ? 'PERFORMED_AFTER_FILING' : due !== null && closed > due ? 'PERFORMED_LATE' : 'PERFORMED_IN_TIME';
    },
    performedOn: (ledger, world) => dateOrNull(factsOf(ledger, world).closed),
    closedOn: (ledger, world) => dateOrNull(factsOf(ledger, world).closed),
    lateDays: (ledger, world) => (factsOf(ledger, world).closed === null ? null : overdueDays(ledger, world)),
    overdueDays,
    nonPerformanceReason: (ledger, world) =>
      factsOf(ledger, world).closed === null && (overdueDays(ledger, world) ?? 0) > 0
        ? world.random(ledger, 'reason').pick(['NO_BUDGET', 'DISPUTED', 'PROCEDURE'])
        : null,
    duties: (ledger, world) => NODES.map((_, at) => dutyRecord(ledger, at, world)).filter((duty) => duty !== null),
    steps: (ledger) => STEPS.map((_, at) => new MockRecord('LedgerStep', `${ledger.key}.steps.${at}`)),
    nextActor: (ledger, world) => nextDuty(ledger, world),
    nextStep: (ledger, world) => ofNext(ledger, world, 'node'),
    nextDueOn: (ledger, world) => ofNext(ledger, world, 'dueOn'),
    nextOfficeKind: (ledger, world) => ofNext(ledger, world, 'officeKind'),
    nextOffice: (ledger, world) => ofNext(ledger, world, 'office'),
    nextDepartment: (ledger, world) => ofNext(ledger, world, 'department'),
  },
  LedgerStep: {
    step: (step) => STEPS[placeOf(step)]?.step,
    doneOn: (step, world) => {
      const { ledger, at } = wholeOf(step, world);
      return stepDate(at)(ledger, world);
    },
    duty: (step, world) => {
      const { ledger, at } = wholeOf(step, world);
      return dutyRecord(ledger, NODES.indexOf(STEPS[at] as Node), world);
    },
  },
  StepDuty: {
    node: (duty, world) => dutyOf(duty, world).node,
    officeKind: (duty, world) => dutyOf(duty, world).office,
    office: (duty, world) => {
      const { ledger } = wholeOf(duty, world);
      const { agency, court } = factsOf(ledger, world);
      switch (dutyOf(duty, world).office) {
        case 'COURT':
          return world.value(court, 'name');
        case 'AGENCY':
          return world.value(agency, 'name');
        case 'COMMITTEE':
          return '中共宁德市委政法委员会';
      }
    },
    dueOn: (duty, world) => dateOrNull(dutyOf(duty, world).due),
    doneOn: (duty, world) => dateOrNull(dutyOf(duty, world).done),
    lateDays: (duty, world) => dutyOf(duty, world).lateDays,
    department: (duty, world) => world.random(duty, 'department').pick(DEPARTMENTS[dutyOf(duty, world).office]),
    leaderPost: (duty, world) => world.random(duty, 'post').pick(['副院长', '副局长', '分管副主任']),
    judgeName: (duty, world) =>
      dutyOf(duty, world).office === 'COURT' ? personName(world.random(duty, 'judge'), HOME_REGION) : null,
  },
};

function factsOf(ledger: MockRecord, world: MockWorld): LedgerFacts {
  return world.facts(ledger, (random) => {
    const today = dayOf(world.today);
    const opened = today - random.int(60, 620);
    const due = random.chance(0.9) ? opened + PERFORMANCE_AFTER : null;
    const closed = random.chance(0.35) ? Math.min(opened + random.int(80, 300), today) : null;
    return {
      agency: random.pick(world.pool('Agency')),
      court: random.pick(world.pool('Court')),
      opened,
      due,
      closed,
      duties: dutiesOf(random, opened, closed, today),
      isMoney: random.chance(0.75),
      isFiled: closed === null ? today - opened > 125 && random.chance(0.6) : false,
    };
  });
}

/** What is done is done in the order of the nodes; the first that is not is next. */
function dutiesOf(random: Random, opened: number, closed: number | null, today: number): readonly Duty[] {
  const reached = closed === null ? random.int(1, NODES.length - 1) : NODES.length;
  const end = closed ?? today;
  return NODES.map((node, at) => {
    const due = node.dueAfter === null ? null : opened + node.dueAfter;
    const done = at < reached ? Math.min((due ?? opened + 10 * at) + random.int(-4, 12), end) : null;
    return { ...node, due, done, lateDays: due === null ? null : Math.max(0, (done ?? end) - due) };
  });
}

function overdueDays(ledger: MockRecord, world: MockWorld): number | null {
  const { due, closed } = factsOf(ledger, world);
  return due === null ? null : Math.max(0, (closed ?? dayOf(world.today)) - due);
}

function stepDate(at: number) {
  return (ledger: MockRecord, world: MockWorld): string | null => {
    const place = NODES.indexOf(STEPS[at] as Node);
    return dateOrNull(factsOf(ledger, world).duties[place]?.done ?? null);
  };
}

function lastStep(duties: readonly Duty[]): string | null {
  return duties.findLast(({ step, done }) => step !== null && done !== null)?.step ?? null;
}

function dutyRecord(ledger: MockRecord, at: number, world: MockWorld): MockRecord | null {
  return factsOf(ledger, world).duties[at] === undefined
    ? null
    : new MockRecord('StepDuty', `${ledger.key}.duties.${at}`);
}

function nextDuty(ledger: MockRecord, world: MockWorld): MockRecord | null {
  const { duties, closed } = factsOf(ledger, world);
  return closed === null
    ? dutyRecord(
        ledger,
        duties.findIndex(({ done }) => done === null),
        world,
      )
    : null;
}

function ofNext(ledger: MockRecord, world: MockWorld, fieldName: string): unknown {
  const next = nextDuty(ledger, world);
  return next === null ? null : world.value(next, fieldName);
}

/** The ledger of a part, and the place of the part in it. */
function wholeOf(part: MockRecord, world: MockWorld): { ledger: MockRecord; at: number } {
  const index = Number(/^SupervisionLedger\/(\d+)\./.exec(part.key)?.[1]);
  return { ledger: world.pool('SupervisionLedger')[index] as MockRecord, at: placeOf(part) };
}

function dutyOf(duty: MockRecord, world: MockWorld): Duty {
  const { ledger, at } = wholeOf(duty, world);
  return factsOf(ledger, world).duties[at] as Duty;
}

function placeOf({ key }: MockRecord): number {
  return Number(key.slice(key.lastIndexOf('.') + 1));
}

function dateOrNull(day: number | null): string | null {
  return day === null ? null : dateOf(day);
}
