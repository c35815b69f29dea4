import { idOf } from '../random.ts';
import { partySide } from '../world/case/parties.ts';
import type { CaseFacts } from '../world/case-facts.ts';

import { plaintiffsOf } from './agency-story.ts';
import { storyCase, storyJudgment } from './story-case.ts';
import { peopleOfStory } from './story-people.ts';

const people = peopleOfStory('cross-enforcement');

/**
 * Three cases of cross enforcement (人民法院报, 2025-03-11): elevated, designated, coordinated. Two of them ended in 2024, as
 * the source tells: they are the only facts later than the last day of the default set. Sums, parties and the days that
 * are not told are invented.
 */
const holder = people.enterprise('510100');
const infringer = people.enterprise('510100');
const secretsSides = [partySide('APPLICANT', holder), partySide('DEBTOR', infringer)];
const SECRETS = '（2022）最高法知民终275号';

/** The basic court enforced the money. */
const money = storyCase({
  story: 'trade-secrets',
  courtCode: '川0192',
  serial: 2107,
  filedOn: '2023-03-06',
  concludedOn: '2023-08-24',
  method: 'FORCED',
  cause: '侵害技术秘密纠纷',
  claim: 1_800_000_000,
  recovered: 1_800_000_000,
  basisKind: 'JUDGMENT',
  basisNumber: SECRETS,
  judgmentId: idOf('jd', SECRETS),
  sides: secretsSides,
});

/** The trade secrets judgment of the Supreme Court: money, and destruction of the equipment. */
export const tradeSecretsJudgment = storyJudgment({
  instrumentNumber: SECRETS,
  courtCode: '最高法',
  effectiveOn: '2022-12-26',
  ordered: '被告于判决生效之日起三十日内赔偿原告经济损失18000000元，并销毁载有技术秘密的专用设备。',
  amount: '18000000.00',
  performanceDueOn: '2023-01-25',
  // The debtor did not destroy the equipment; the settlement of 2024 ended the duty.
  performedOn: null,
  enforcementCaseId: money.id,
  instance: 'FINAL',
  plaintiffs: plaintiffsOf([holder]),
});

/**
 * Chengdu's intermediate court elevated the rest, and on one day brought a settlement of it and of all related cases. What
 * is claimed beside the destruction is the payment for its delay (迟延履行金).
 */
const elevated = [
  { serial: 1388, cause: '侵害技术秘密纠纷', basisNumber: SECRETS, conductOrdered: true },
  { serial: 1389, cause: '侵害发明专利权纠纷', basisNumber: '（2021）川01民初7718号', conductOrdered: false },
].map(({ serial, cause, basisNumber, conductOrdered }) =>
  storyCase({
    story: 'trade-secrets',
    courtCode: '川01',
    serial,
    filedOn: '2023-09-18',
    concludedOn: '2024-01-28',
    method: 'SETTLED',
    cause,
    claim: 600_000_000,
    recovered: 600_000_000,
    basisKind: 'JUDGMENT',
    basisNumber,
    sides: secretsSides,
    crossEnforcement: { kind: 'ELEVATED', originCourtCode: '川0192', progress: 'SETTLED' },
    particulars: { conductOrdered, jointSettlement: idOf('js', 'trade-secrets') },
  }),
);

const supplier = partySide('APPLICANT', people.enterprise('320282'));
const woodwork = partySide('DEBTOR', { ...people.enterprise('320282'), name: '某木业有限公司' });

/** The court of 宜兴, which judged in 2019, waited for a litigation abroad until Wuxi designated another court. */
const woodworkAtYixing = storyCase({
  story: 'woodwork-company',
  courtCode: '苏0282',
  serial: 4410,
  filedOn: '2019-11-12',
  concludedOn: '2024-04-15',
  method: 'TERMINATED',
  cause: '买卖合同纠纷',
  claim: 326_000_000,
  recovered: 0,
  basisKind: 'JUDGMENT',
  basisNumber: '（2019）苏0282民初3096号',
  sides: [supplier, woodwork],
  suspensions: [{ from: '2020-03-16', to: '2024-04-15', reason: '被执行人在境外涉反倾销诉讼，须等待其结果' }],
});

/** In April 2024 the intermediate court of Wuxi designated that of 新吴区. */
const woodworkAtXinwu = storyCase({
  story: 'woodwork-company',
  courtCode: '苏0214',
  serial: 1862,
  filedOn: '2024-04-16',
  concludedOn: '2024-08-30',
  method: 'FORCED',
  cause: '买卖合同纠纷',
  claim: 326_000_000,
  recovered: 326_000_000,
  basisKind: 'JUDGMENT',
  basisNumber: '（2019）苏0282民初3096号',
  sides: [supplier, woodwork],
  crossEnforcement: { kind: 'DESIGNATED', originCourtCode: '苏0282', progress: 'PROGRESSED' },
});

const lender = partySide('APPLICANT', {
  ...people.enterprise('310109'),
  name: '某银行股份有限公司上海分行',
});
const hotelOwner = partySide('DEBTOR', {
  ...people.enterprise('310109'),
  name: '某酒店管理有限公司',
});

/** The debtor of a financial loan kept the hotel: three courts of Shanghai coordinated the eviction and the handover. */
const hotel = storyCase({
  story: 'hotel-in-shanghai',
  courtCode: '沪0109',
  serial: 1553,
  filedOn: '2022-03-07',
  concludedOn: '2022-08-25',
  method: 'FORCED',
  cause: '金融借款合同纠纷',
  claim: 4_200_000_000,
  recovered: 4_200_000_000,
  basisKind: 'JUDGMENT',
  basisNumber: '（2021）沪74民初1290号',
  sides: [lender, hotelOwner],
  crossEnforcement: { kind: 'COORDINATED', originCourtCode: '沪74', progress: 'PROGRESSED' },
  particulars: { conductOrdered: true },
});

/** The High Court's own number for the coordination. */
const hotelCoordination = storyCase({
  story: 'hotel-in-shanghai',
  courtCode: '沪',
  typeCode: '执协',
  serial: 64,
  filedOn: '2022-06-13',
  concludedOn: '2022-08-25',
  method: 'TERMINATED',
  cause: '金融借款合同纠纷',
  claim: 0,
  recovered: 0,
  basisKind: 'JUDGMENT',
  basisNumber: '（2021）沪74民初1290号',
  sides: [lender, hotelOwner],
});

/** The hotel itself, for the office that records property: sealed, vacated and handed over. */
export const hotelProperty = {
  caseId: hotel.id,
  place: '上海市虹口区某酒店',
  foundOn: '2022-03-21',
  sealedOn: '2022-03-22',
  /** Day of the eviction and the handover. */
  handedOverOn: '2022-08-18',
  appraisedValue: '45600000.00',
} as const;

export const crossEnforced: readonly CaseFacts[] = [
  money,
  ...elevated,
  woodworkAtYixing,
  woodworkAtXinwu,
  hotel,
  hotelCoordination,
];
