import { partySide } from '../world/case/parties.ts';
import { GANSU_HUNDRED_DAYS, type CaseFacts } from '../world/case-facts.ts';

import { storyCase } from './story-case.ts';
import { peopleOfStory } from './story-people.ts';

const people = peopleOfStory('gansu-debtors');

/**
 * Debtors whom the campaign of 2018 made perform (甘肃法制报, 2018-11-19). The source gives surnames only, and so does the
 * sample; the rest of each person is invented. Days and causes are chosen where none is told. All have property and were
 * concluded in time; they are part of Gansu's 316,997.
 */
const debtor = (name: string, regionCode: string) => partySide('DEBTOR', { ...people.adult(regionCode), name });
const applicant = (regionCode: string) => partySide('APPLICANT', people.adult(regionCode));

/** 陈某 of 秦安 could not borrow while listed; paid 80,000 and 20,000 of interest for delay, and asked to be removed. */
export const chenOfQinan = storyCase({
  story: 'chen-of-qinan',
  courtCode: '甘0522',
  serial: 113,
  filedOn: '2018-01-16',
  concludedOn: '2018-06-20',
  method: 'VOLUNTARY',
  cause: '民间借贷纠纷',
  claim: 8_000_000,
  recovered: 8_000_000,
  basisKind: 'JUDGMENT',
  basisNumber: '（2017）甘0522民初1408号',
  sides: [applicant('620522'), debtor('陈某', '620522')],
  campaignId: GANSU_HUNDRED_DAYS,
  particulars: { delayInterest: '20000.00' },
});
export const chenListing = {
  ground: 'ABLE_BUT_REFUSES',
  conduct: '有履行能力而拒不履行生效法律文书确定义务',
  duty: '偿还借款80000元，并支付迟延履行期间的债务利息20000元',
  listedOn: '2018-03-06',
  /** A bank compared the list and lent nothing. */
  loanStoppedAt: '2018-06-12T10:20:00+08:00',
  removedOn: '2018-06-22',
} as const;

/**
 * 王某 of 临洮, a party member, paid 50,000 when the court's party secretary, who is its president, talked to him; so the
 * judicial advice to the organisation and supervision departments, which was the next step, was not needed.
 */
export const wangOfLintao = storyCase({
  story: 'wang-of-lintao',
  courtCode: '甘1124',
  serial: 207,
  filedOn: '2018-03-12',
  concludedOn: '2018-05-16',
  method: 'VOLUNTARY',
  cause: '民间借贷纠纷',
  claim: 5_000_000,
  recovered: 5_000_000,
  basisKind: 'JUDGMENT',
  basisNumber: '（2017）甘1124民初936号',
  sides: [applicant('621124'), debtor('王某', '621124')],
  campaignId: GANSU_HUNDRED_DAYS,
  particulars: { leaderPost: 'PRESIDENT' },
});

export const luFound = { lookoutOn: '2018-06-05', foundOn: '2018-06-14' } as const;

/** 卢某 of 七里河: found by 合作市's police at 22:00 and fetched that night; the family brought 16,000. */
export const luOfQilihe = storyCase({
  story: 'lu-of-qilihe',
  courtCode: '甘0103',
  serial: 318,
  filedOn: '2018-03-20',
  concludedOn: '2018-06-15',
  method: 'FORCED',
  cause: '劳务合同纠纷',
  claim: 1_600_000,
  recovered: 1_600_000,
  basisKind: 'JUDGMENT',
  basisNumber: '（2017）甘0103民初2251号',
  sides: [applicant('620103'), debtor('卢某', '620103')],
  campaignId: GANSU_HUNDRED_DAYS,
  particulars: { debtorTraced: { on: luFound.foundOn, by: 'POLICE' } },
});

const ZHENYUAN = '甘1027';
const tang = debtor('唐某', '621024');
const wages = [12_400, 16_800, 9_600, 18_200, 14_500, 11_900, 17_300, 13_800, 15_500];

/** 唐某 of 合水: nine labour cases, 130,000 together; traced in 镇原 (执行天眼) and brought in by the court there. */
export const tangOfHeshui: readonly CaseFacts[] = wages.map((wage, i) =>
  storyCase({
    story: 'tang-of-heshui',
    courtCode: '甘1024',
    serial: 141 + i,
    filedOn: '2018-04-17',
    concludedOn: '2018-07-10',
    method: 'FORCED',
    cause: '追索劳动报酬纠纷',
    claim: wage * 100,
    recovered: wage * 100,
    basisKind: 'MEDIATION',
    basisNumber: `（2018）甘1024民初${31 + i}号`,
    sides: [applicant('621024'), tang],
    campaignId: GANSU_HUNDRED_DAYS,
    particulars: { debtorTraced: { on: '2018-07-05', by: 'TRACING_SYSTEM' }, assistingCourtCode: ZHENYUAN },
  }),
);
export const tangBroughtInOn = '2018-07-06';

export const gansuDebtors: readonly CaseFacts[] = [chenOfQinan, wangOfLintao, luOfQilihe, ...tangOfHeshui];
