import { atLeast, everyRow, hasRow, is, isSet, some } from '../answer.ts';
import { analyst, committee, court, everyone, housingFund } from '../asker.ts';
import { published, type DigestLine } from '../digest-line.ts';

const gansu = court('甘');
const ofGansu = committee('620000');
const supreme = court('最高法');
const ganzi = court('川33');
const ofGanzi = committee('513300');

/** 甘肃 (甘肃法制报, 2018-11-19): how it was done. What only the province’s own set tells (52 units, its circulars) is marked `gansu`. */
export const gansuMechanisms: readonly DigestLine[] = [
  {
    id: 'dawn-actions',
    line: '凌晨、午夜、周末行动 Actions at dawn, midnight, weekends; deputies watch; all three levels of court together.',
    asks: [gansu, ofGansu, analyst],
    query: `{ campaigns(filter: { region: "620000" }) { nodes { atDawn atMidnight atWeekends deputiesWatched courts { level } } } }`,
    answer: [
      everyRow('campaigns.nodes', { atDawn: true, atMidnight: true, atWeekends: true, deputiesWatched: true }),
      isSet('campaigns.nodes.0.courts', 'level', ['HIGH', 'INTERMEDIATE', 'BASIC']),
    ],
  },
  published(
    'members-and-meetings',
    '52 个成员单位、9 次联席会议 52 member units, 9 conferences.',
    'gansu-members',
    'gansu-meetings',
  ),
  {
    id: 'members-counted',
    line: '成员单位与会议（计算） The same, counted.',
    asks: [gansu, ofGansu, analyst],
    set: 'gansu',
    query: `{ linkageStatistics(period: "2018-01-01/2018-11-01", filter: { region: "620000" }) { memberUnits meetings } }`,
    answer: [is('linkageStatistics', [{ memberUnits: 52, meetings: 9 }])],
  },
  {
    id: 'one-pledge',
    line: '共签一份承诺书 52 member units together signed one pledge to support.',
    asks: [gansu, ofGansu],
    set: 'gansu',
    query: `{ jointCommitments(filter: { region: "620000" }) { nodes { title form signers commitments { totalCount } courts { level } } } }`,
    answer: [
      hasRow('jointCommitments.nodes', { form: 'ONE_PAPER', signers: 52, commitments: { totalCount: 52 } }),
      hasRow('jointCommitments.nodes', { form: 'ONE_EACH', signers: 17 }),
    ],
  },
  {
    id: 'list-pushed',
    line: '名单推送政务网 The list is pushed through the government’s network: what anybody may read of it.',
    asks: [everyone, analyst, housingFund],
    query: `{ publishedDishonestListings(first: 5) { totalCount nodes { name maskedIdentifier court { name } duty groundLabel publishedOn } } }`,
    answer: [
      is('publishedDishonestListings.totalCount', atLeast(1)),
      everyRow('publishedDishonestListings.nodes', { name: some, duty: some, groundLabel: some, publishedOn: some }),
    ],
  },
  {
    id: 'red-and-black',
    line: '红黑榜 Red and black list with the civilisation office.',
    asks: [everyone, supreme, analyst],
    query: `{ redListEntries(first: 5) { nodes { name reasonLabel deed civilisationOfficeName listedOn } } }`,
    answer: [everyRow('redListEntries.nodes', { civilisationOfficeName: /文明办公室$/, deed: some })],
  },
  {
    id: 'red-list-of-gansu',
    line: '“共筑诚信，德润陇原” The programme of Gansu’s red list.',
    asks: [everyone, gansu],
    set: 'gansu',
    query: `{ redListEntries(first: 5, filter: { region: "620000" }) { nodes { name programme civilisationOfficeName } } }`,
    answer: [
      everyRow('redListEntries.nodes', { programme: /共筑诚信，德润陇原/, civilisationOfficeName: /文明办公室$/ }),
    ],
  },
  {
    id: 'exposure-database',
    line: '曝光台 Exposure: grid workers who expose listed debtors, and what came of it.',
    asks: [supreme],
    query: `{ gridTasks(first: 5, filter: { kind: [EXPOSE] }) { totalCount nodes { kindLabel resultLabel doneOn } } }`,
    answer: [is('gridTasks.totalCount', atLeast(1)), everyRow('gridTasks.nodes', { kindLabel: '曝光失信' })],
  },
  {
    id: 'lose-qualifications',
    line: '审批、准入、招投标、贷款受限 Listed persons lose qualifications and honours in approvals, access, tenders, loans.',
    asks: [supreme],
    query: `{ ${['APPROVAL', 'OFFICE', 'TENDER', 'LOAN', 'HONOUR'].map((kind) => `${kind}: interceptions(first: 1, filter: { kind: [${kind}] }) { totalCount }`).join(' ')} }`,
    answer: ['APPROVAL', 'OFFICE', 'TENDER', 'LOAN', 'HONOUR'].map((kind) => is(`${kind}.totalCount`, atLeast(1))),
  },
  {
    id: 'enterprises-lose-qualifications',
    line: '企业审批、招投标、贷款受限 So do listed enterprises, for who sees no records of private persons.',
    asks: [ofGanzi],
    query: `{ ${['APPROVAL', 'TENDER', 'LOAN'].map((kind) => `${kind}: interceptions(first: 1, filter: { kind: [${kind}] }) { totalCount }`).join(' ')} }`,
    answer: ['APPROVAL', 'TENDER', 'LOAN'].map((kind) => is(`${kind}.totalCount`, atLeast(1))),
  },
  {
    id: 'refusal-action',
    line: '打击拒执专项 Special action on refusal crime: its stages, year by year.',
    asks: [supreme],
    query: `{ creditStatistics(period: "2020-01-01/2023-01-01", groupBy: [PERIOD], filter: { region: "513300" }) { refusalClues refusalReferrals refusalProsecutions refusalConvictions } }`,
    answer: [everyRow('creditStatistics', { refusalClues: atLeast(1), refusalConvictions: atLeast(1) })],
  },
  {
    id: 'three-chiefs-gansu',
    line: '三长联席会议 The three chiefs’ conference.',
    asks: [gansu, ofGansu],
    set: 'gansu',
    query: `{ meetings(filter: { region: "620000", kind: [THREE_CHIEFS] }) { nodes { agenda attendances { agency { kind } chiefCame } } } }`,
    answer: [everyRow('meetings.nodes', { agenda: /拒不执行判决、裁定罪/ })],
  },
  {
    id: 'hard-cases-led',
    line: '院领导包案 Hard cases led by a court leader.',
    asks: [supreme, ganzi],
    query: `{ enforcementCases(first: 5, filter: { ledByLeader: true, claimAmount: { min: "1500000" } }) { totalCount nodes { leaderPostLabel } } }`,
    answer: [everyRow('enforcementCases.nodes', { leaderPostLabel: /院长|局长/ })],
  },
  {
    id: 'half-monthly-frequency',
    line: '半月通报 Half-monthly circulars in the campaign.',
    asks: [gansu, ofGansu, analyst],
    query: `{ campaigns(filter: { region: "620000" }) { nodes { circularFrequencyLabel } } }`,
    answer: [is('campaigns.nodes', [{ circularFrequencyLabel: '半月通报' }])],
  },
  {
    id: 'half-monthly-recipients',
    line: '送四大班子、800 名代表 To party, congress, government, consultative leaders of every place and to 800 deputies.',
    asks: [gansu, ofGansu],
    set: 'gansu',
    query: `{ circulars(first: 1, filter: { region: "620000", kind: [HALF_MONTHLY], issued: "2018" }) { nodes { distribution { office withPlacesBelow people } } } }`,
    answer: [
      ...['PARTY_COMMITTEE', 'CONGRESS', 'GOVERNMENT', 'CONSULTATIVE_CONFERENCE'].map((office) =>
        hasRow('circulars.nodes.0.distribution', { office, withPlacesBelow: true }),
      ),
      hasRow('circulars.nodes.0.distribution', { office: 'DEPUTIES', people: 800 }),
    ],
  },
  {
    id: 'courts-named',
    line: '点名法院 Naming courts that work badly.',
    asks: [gansu, ofGansu],
    set: 'gansu',
    query: `{ circularCourtMentions(first: 5, filter: { region: "620000", kind: [NAMED] }) { nodes { court { name } reason consecutiveTimes } } }`,
    answer: [
      everyRow('circularCourtMentions.nodes', { court: { name: some }, reason: some, consecutiveTimes: atLeast(1) }),
    ],
  },
  {
    id: 'courts-named-here',
    line: '被通报法院 Which courts a region’s circulars name, in the default set: none is named where only agencies are.',
    asks: [court('闽09'), committee('350900')],
    query: `{ circularCourtMentions(filter: { region: "350900" }) { totalCount } linkageStatistics(period: "2021", filter: { region: "350900" }) { courtsNamed named } }`,
    answer: [is('circularCourtMentions.totalCount', 0), everyRow('linkageStatistics', { named: atLeast(1) })],
  },
  {
    id: 'embedded-platforms',
    line: '嵌入审批、网格平台 The list embedded in administrative approval and grid platforms.',
    asks: [supreme, ofGanzi],
    query: `{ approval: interceptions(first: 1, filter: { platform: [APPROVAL] }) { totalCount } grid: interceptions(first: 1, filter: { platform: [GRID] }) { totalCount } }`,
    answer: [is('approval.totalCount', atLeast(1)), is('grid.totalCount', atLeast(1))],
  },
];
