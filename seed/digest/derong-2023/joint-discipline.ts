import { atLeast, atMost, everyRow, hasRow, is, some } from '../answer.ts';
import { analyst, assessment, committee, court, everyone } from '../asker.ts';
import type { DigestLine } from '../digest-line.ts';

import { connections } from './connections.ts';

const ganzi = court('川33');
const ofGanzi = committee('513300');
const assessors = assessment('513300');

/** 甘孜 (得荣县人民法院, 2023): joint discipline, refusal crime, staff, assessment, and what is weak in them. */
export const ganziJointDiscipline: readonly DigestLine[] = [
  {
    id: 'no-automatic-compare',
    line: '未自动比对拦截 Joint discipline: no automatic compare, intercept, supervise, punish.',
    asks: [ganzi, ofGanzi],
    query: connections('service: [LIST_EMBEDDED], state: [MISSING]'),
    answer: [
      is('unitConnections.totalCount', atLeast(100)),
      everyRow('unitConnections.nodes', { limitation: /不能自动比对、自动拦截/ }),
    ],
  },
  {
    id: 'not-implemented',
    line: '出境、星级酒店、私立学校、补贴落实不够 Exit, star hotels, private schools, subsidies: how often anything was stopped.',
    asks: [ganzi],
    query: `{ hotels: interceptions(first: 1, filter: { region: "513300", kind: [STAR_HOTEL] }) { totalCount }
      schools: interceptions(first: 1, filter: { region: "513300", kind: [PRIVATE_SCHOOL] }) { totalCount }
      subsidies: interceptions(first: 1, filter: { region: "513300", kind: [SUBSIDY] }) { totalCount }
      loans: interceptions(first: 1, filter: { region: "513300", kind: [LOAN] }) { totalCount } }`,
    answer: [
      is('hotels.totalCount', atLeast(1)),
      is('schools.totalCount', atLeast(1)),
      is('subsidies.totalCount', atLeast(1)),
      is('loans.totalCount', atLeast(200)),
    ],
  },
  {
    id: 'not-implemented-to-enterprises',
    line: '对企业的拦截 The same against enterprises, for who sees no records of private persons.',
    asks: [ofGanzi],
    query: `{ subsidies: interceptions(first: 1, filter: { region: "513300", kind: [SUBSIDY] }) { totalCount }
      loans: interceptions(first: 5, filter: { region: "513300", kind: [LOAN] }) { totalCount nodes { agency { name } platformLabel occurredAt } } }`,
    answer: [is('subsidies.totalCount', atLeast(1)), is('loans.totalCount', atLeast(50))],
  },
  {
    id: 'exit-restrictions',
    line: '限制出境 Restrictions of exit, year by year.',
    asks: [ganzi],
    query: `{ creditStatistics(period: "2019-01-01/2023-01-01", groupBy: [PERIOD], filter: { region: "513300" }) { periodLabel exitRestrictions } }`,
    answer: [everyRow('creditStatistics', { exitRestrictions: atMost(30) })],
  },
  {
    id: 'interceptions-counted',
    line: '自动拦截合计 Interceptions counted, for who sees none.',
    asks: [ganzi, ofGanzi, assessors, analyst],
    query: `{ creditStatistics(period: "2022", filter: { region: "513300" }) { interceptions } }`,
    answer: [everyRow('creditStatistics', { interceptions: atLeast(100) })],
  },
  {
    id: 'detention-obstacles',
    line: '拘留须毛发检测、体检、预约 Detention needs hair test, medical check, appointments: may miss the day.',
    asks: [ganzi],
    query: `{ hair: sanctions(filter: { region: "513300", kind: [DETENTION], obstacle: [HAIR_TEST] }) { nodes { obstacleLabel daysToCarryOut } }
      others: sanctions(first: 1, filter: { region: "513300", kind: [DETENTION], obstacle: [MEDICAL_CHECK, NO_APPOINTMENT] }) { totalCount }
      missed: sanctions(first: 1, filter: { region: "513300", kind: [DETENTION], carriedOut: false }) { totalCount } }`,
    answer: [
      everyRow('hair.nodes', { obstacleLabel: '毛发检测' }),
      is('others.totalCount', atLeast(1)),
      is('missed.totalCount', atLeast(1)),
    ],
  },
  {
    id: 'detention-days',
    line: '送拘用时 Days between decision and detention.',
    asks: [ganzi, ofGanzi, assessors, analyst],
    query: `{ creditStatistics(period: "2022", filter: { region: "513300" }) { detentions detentionsCarriedOut medianDetentionDelayDays } }`,
    answer: [everyRow('creditStatistics', { detentions: atLeast(10), medianDetentionDelayDays: atLeast(1) })],
  },
  {
    id: 'refusal-slow',
    line: '拒执罪办理慢、取证难 Refusal crime: slow, evidence hard.',
    asks: [ganzi],
    query: `{ declined: refusalProsecutions(filter: { region: "513300", declineGround: [EVIDENCE] }) { nodes { declineGroundLabel clueOn declinedOn } }
      all: refusalProsecutions(first: 100, filter: { region: "513300", stage: [JUDGED] }) { nodes { clueOn referredOn filedOn judgedOn } } }`,
    answer: [
      everyRow('declined.nodes', { declineGroundLabel: '证据不足' }),
      everyRow('all.nodes', { clueOn: some, judgedOn: some }),
    ],
  },
  {
    id: 'fire-flood-duty',
    line: '民族地区兼顾防火防汛 Courts in ethnic areas are on duty for fire and flood: person-days of their enforcement officers.',
    asks: [ganzi, ofGanzi, assessors, analyst],
    query: `{ courtStaff(first: 100, filter: { region: "513300", year: 2022 }) { nodes { court { name } officers fireFloodDutyDays } } }`,
    answer: [everyRow('courtStaff.nodes', { fireFloodDutyDays: atLeast(10) })],
  },
  {
    id: 'fire-flood-duty-of-police',
    line: '公安、检察防火防汛值守 So are police and procurators: why they were absent from the joint conference.',
    asks: [ganzi, ofGanzi, assessors],
    query: `{ police: attendances(first: 100, filter: { region: "513300", agencyKind: [POLICE], attended: false }) { nodes { agency { name } heldOn absenceReason } }
      procurators: attendances(first: 100, filter: { region: "513300", agencyKind: [PROCURATORATE], attended: false }) { nodes { agency { name } heldOn absenceReason } } }`,
    answer: [
      hasRow('police.nodes', { agency: { name: /公安局$/ }, absenceReason: /^防[火汛]值守$/ }),
      hasRow('procurators.nodes', { agency: { name: /人民检察院$/ }, absenceReason: /^防[火汛]值守$/ }),
    ],
  },
  {
    id: 'held-up-by-duty',
    line: '因值守办理迟滞 Which refusal prosecutions were held up by such duty, and where.',
    asks: [ganzi],
    query: `{ refusalProsecutions(first: 100, filter: { region: "513300", heldUpBy: [FIRE_FLOOD_DUTY] }) { nodes { heldUpByLabel heldUpAt heldUpAtLabel referredOn filedOn reviewedOn prosecutedOn judgedOn } } }`,
    answer: [
      everyRow('refusalProsecutions.nodes', { heldUpByLabel: '防火防汛值守', heldUpAt: some }),
      hasRow('refusalProsecutions.nodes', { heldUpAtLabel: '公安机关', filedOn: some }),
    ],
  },
  {
    id: 'private-prosecution',
    line: '自诉少有人知 Private prosecution is unknown: one in all the years.',
    asks: [ganzi],
    query: `{ private: refusalProsecutions(filter: { region: "513300", route: [PRIVATE] }) { totalCount }
      public: refusalProsecutions(filter: { region: "513300", route: [PUBLIC] }) { totalCount } }`,
    answer: [is('private.totalCount', atMost(1)), is('public.totalCount', atLeast(10))],
  },
  {
    id: 'turnover',
    line: '新人多、流动大 Newcomers and turnover in the enforcement offices.',
    asks: [ganzi, ofGanzi, assessors, analyst],
    query: `{ courtStaff(first: 100, filter: { region: "513300", year: 2022 }) { nodes { court { name } officers joined departed } } }`,
    answer: [hasRow('courtStaff.nodes', { joined: atLeast(1) }), hasRow('courtStaff.nodes', { departed: atLeast(1) })],
  },
  {
    id: 'several-posts',
    line: '一人多岗 One person in several posts.',
    asks: [ganzi, ofGanzi, assessors, analyst],
    query: `{ courtStaff(first: 100, filter: { region: "513300", year: 2022 }) { nodes { court { name } officers severalPosts } } }`,
    answer: [hasRow('courtStaff.nodes', { severalPosts: atLeast(1) })],
  },
  {
    id: 'counted-since-2021',
    line: '2021 年起纳入平安建设 Since 2021 the province counts enforcement in 平安建设.',
    asks: [everyone, ofGanzi, assessors, analyst],
    query: `{ scoringSchemes(filter: { region: "510000", programme: [PEACE_AND_ORDER] }) { nodes { name validFrom rules { text } } } }`,
    answer: [is('scoringSchemes.nodes', [{ validFrom: '2021-01-01', rules: some }])],
  },
  {
    id: 'weighs-too-little',
    line: '扣分权重低 The deduction weighs too little: 0.5 % of the whole, against 5 % in Ningde.',
    asks: [everyone, ofGanzi, assessors, analyst],
    query: `{ scoringSchemes(filter: { programme: [PEACE_AND_ORDER], state: [PUBLISHED] }) { nodes { region { code } weight version } } }`,
    answer: [
      hasRow('scoringSchemes.nodes', { region: { code: '510000' }, weight: atMost(0.005) }),
      hasRow('scoringSchemes.nodes', { region: { code: '350900' }, weight: atLeast(0.05) }),
    ],
  },
  {
    id: 'only-fines-and-advice',
    line: '处罚手段单一 Penalties for not assisting are only fines and judicial advice.',
    asks: [ganzi, ofGanzi],
    query: `{ advice: adviceLetters(filter: { region: "513300", kind: [JUDICIAL], matter: [NOT_ASSISTING] }) { totalCount nodes { content outcomeLabel } }
      breaches: assistanceBreaches(filter: { region: "513300" }) { totalCount } fined: assistanceBreaches(filter: { region: "513300", isFined: true }) { totalCount } }`,
    answer: [is('advice.totalCount', atLeast(1)), is('breaches.totalCount', atLeast(10)), is('fined.totalCount', 1)],
  },
];
