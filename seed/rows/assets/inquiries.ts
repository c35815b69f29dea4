import { InquiryRequest } from '../../../subgraphs/assets/inquiry-request/inquiry-request.entity.ts';
import type { Row } from '../../../subgraphs/shared/database/entity-class.ts';
import { dateOf, dayOf, workingDaysLater, type Day } from '../../calendar.ts';
import type { AgencyKind } from '../../places/agency-kinds.ts';
import type { Random } from '../../random.ts';

import { doneOn, recordId, type CaseContext } from './case-context.ts';
import { unitFor, type Kind } from './units.ts';

/** A request that found property: its id, its unit, and the day of the answer. */
export interface InquiryMatch {
  readonly requestId: string;
  readonly unitName: string;
  readonly answered: Day;
}

type Channel = InquiryRequest['channel'];

// Terms for an answer: working days over the network, calendar days otherwise. Chosen for the sample, not fixed by law.
const NETWORK_TERM = 5;
const PAPER_TERM = 15;
const REFUSED = 0.06;
const LATE = 0.06;
const UNANSWERED = 0.006;
const INCOMPLETE = 0.03;
const INCOMPLETE_FROM_REGISTRY = 0.12;

const questions: Readonly<Partial<Record<Kind, string>>> = {
  BANK_ACCOUNT: '查询被执行人名下全部账户及余额',
  WEALTH_PRODUCT: '查询被执行人持有的理财产品',
  PAYMENT_ACCOUNT: '查询被执行人支付账户余额',
  HOUSING_FUND: '查询被执行人住房公积金缴存余额',
  REAL_ESTATE: '查询被执行人名下不动产登记及抵押、查封情况',
  VEHICLE: '查询被执行人名下机动车登记及抵押、查封情况',
  SECURITIES: '查询被执行人名下证券账户及持有的证券',
  EQUITY: '查询被执行人持有的股权及出资情况',
  INSURANCE: '查询被执行人名下保单及现金价值',
};
const refusals = ['称须经上级机构批准', '称系统维护，不予受理', '称须由本地法院送达', '以保护客户隐私为由不予提供'];
const otherKinds: readonly Kind[] = [
  'REAL_ESTATE',
  'VEHICLE',
  'HOUSING_FUND',
  'PAYMENT_ACCOUNT',
  'SECURITIES',
  'INSURANCE',
];

/**
 * Writes the inquiry requests of a case. Where the debtor has property of kind `holding`, one of the requests finds it
 * and is returned; every other request finds nothing.
 */
export function writeInquiries(context: CaseContext, holding: Kind | null): InquiryMatch | null {
  const { random, lean } = context;
  const network = doneOn(context, 'NETWORK_INQUIRY');
  if (network === undefined) {
    writePreservationRequest(context);
    return null;
  }
  const field = doneOn(context, 'FIELD_INQUIRY');
  // Property without a register is found on the spot.
  if (holding === null || holding === 'OTHER' || holding === 'BANK_ACCOUNT') {
    if (lean && holding === null && random.chance(0.1)) {
      writeOtherRequest(context, network, field);
      return null;
    }
    if (lean && !random.chance(0.35)) {
      return null;
    }
    const match = writeRequest(context, {
      label: 1,
      kind: 'BANK_ACCOUNT',
      sent: network,
      channel: 'NETWORK',
      isMatch: holding === 'BANK_ACCOUNT',
    });
    if (!lean && random.chance(0.5)) {
      writeOtherRequest(context, network, field);
    }
    return match;
  }
  if (!lean) {
    writeRequest(context, { label: 1, kind: 'BANK_ACCOUNT', sent: network, channel: 'NETWORK', isMatch: false });
  }
  return writeRequest(context, { label: 2, kind: holding, sent: network, channel: 'NETWORK', isMatch: true });
}

// A preservation ruling (执保) is carried out by asking and telling a bank.
function writePreservationRequest(context: CaseContext): void {
  const { facts, lean, random, asOf } = context;
  if (lean || facts.typeCode !== '执保') {
    return;
  }
  const end = facts.concludedOn === null ? asOf : dayOf(facts.concludedOn);
  const sent = Math.min(dayOf(facts.filedOn) + random.stream('preservation').int(0, 2), end);
  writeRequest(context, { label: 1, kind: 'BANK_ACCOUNT', sent, channel: 'NETWORK', isMatch: false });
}

function writeOtherRequest(context: CaseContext, network: Day, field: Day | undefined): void {
  const { random } = context;
  const onPaper = field !== undefined && random.chance(0.6);
  const kind = onPaper ? random.pick(['REAL_ESTATE', 'VEHICLE', 'HOUSING_FUND'] as const) : random.pick(otherKinds);
  const channel = onPaper ? (random.chance(0.7) ? 'COUNTER' : 'LETTER') : 'NETWORK';
  writeRequest(context, { label: 2, kind, sent: onPaper ? field : network, channel, isMatch: false });
}

interface RequestPlan {
  readonly label: number;
  readonly kind: Kind;
  readonly sent: Day;
  readonly channel: Channel;
  readonly isMatch: boolean;
}

function writeRequest(context: CaseContext, { label, kind, sent, channel, isMatch }: RequestPlan): InquiryMatch | null {
  const { random, bound, debtor, emit, asOf } = context;
  const due = channel === 'NETWORK' ? workingDaysLater(sent, NETWORK_TERM) : sent + PAPER_TERM;
  const unit = unitFor(random, context.facts.regionCode, kind);
  const id = recordId('iq', context, label);
  const answered = isMatch ? Math.min(sent + random.int(0, 3), due) : answerDay(random, sent, due);
  const known = answered !== null && answered <= asOf ? answered : null;
  const answer = answerOf(random, known, due, isMatch, channel);
  emit(InquiryRequest, {
    ...bound,
    id,
    agencyId: unit.id,
    agencyKind: unit.kind,
    subjectPartyId: debtor.id,
    channel,
    assetKind: kind,
    question: questions[kind] ?? '查询被执行人财产',
    sentOn: dateOf(sent),
    dueOn: dateOf(due),
    ...answer,
    answerComplete: isComplete(random.stream(`complete ${label}`), answer, unit.kind),
  });
  return isMatch && known !== null ? { requestId: id, unitName: unit.name, answered: known } : null;
}

// Registries answer incompletely more often: mortgages or earlier seals are left out.
function isComplete(random: Random, { outcome }: Answer, unitKind: AgencyKind): boolean | null {
  if (outcome === 'PENDING' || outcome === 'REFUSED') {
    return null;
  }
  return !random.chance(unitKind === 'REGISTRY' ? INCOMPLETE_FROM_REGISTRY : INCOMPLETE);
}

function answerDay(random: Random, sent: Day, due: Day): Day | null {
  if (random.chance(UNANSWERED)) {
    return null;
  }
  return random.chance(LATE) ? due + random.int(1, 25) : random.int(sent, due);
}

type Answer = Pick<Row<InquiryRequest>, 'answeredOn' | 'answeredLate' | 'outcome' | 'refusalReason'>;

// Network requests are answered automatically: only requests at the counter or by letter are refused.
function answerOf(random: Random, answered: Day | null, due: Day, isMatch: boolean, channel: Channel): Answer {
  if (answered === null) {
    return { answeredOn: null, answeredLate: null, outcome: 'PENDING', refusalReason: null };
  }
  const refused = !isMatch && channel !== 'NETWORK' && random.chance(REFUSED);
  return {
    answeredOn: dateOf(answered),
    answeredLate: answered > due,
    outcome: refused ? 'REFUSED' : isMatch ? 'FOUND' : 'NOTHING_FOUND',
    refusalReason: refused ? random.pick(refusals) : null,
  };
}
