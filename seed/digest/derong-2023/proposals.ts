import { atLeast, atMost, everyRow, hasRow, is, isSet, some } from '../answer.ts';
import { analyst, assessment, committee, court, housingFund } from '../asker.ts';
import type { DigestLine } from '../digest-line.ts';

import { connections } from './connections.ts';

const ganzi = court('川33');
const ofGanzi = committee('513300');
const assessors = assessment('513300');

/** 甘孜 (得荣县人民法院, 2023): what is proposed. */
export const ganziProposals: readonly DigestLine[] = [
  {
    id: 'yearly-conference',
    line: '年度会议由党政主要领导召集 Proposed: a yearly conference convened by the party and government leaders. Ningde has it, Ganzi has not.',
    asks: [court('最高法')],
    query: `{ ningde: meetings(filter: { region: "350900", kind: [ANNUAL], chair: [PARTY_LEADER, GOVERNMENT_LEADER] }) { totalCount }
      ganzi: meetings(filter: { region: "513300", kind: [ANNUAL], chair: [PARTY_LEADER, GOVERNMENT_LEADER] }) { totalCount } }`,
    answer: [is('ningde.totalCount', atLeast(1)), is('ganzi.totalCount', 0)],
  },
  {
    id: 'yearly-conference-here',
    line: '年度会议主持 Who chairs the yearly conference of one’s own region.',
    asks: [ganzi, ofGanzi],
    query: `{ meetings(first: 100, filter: { region: "513300", kind: [ANNUAL] }) { nodes { title chairLabel heldOn } } }`,
    answer: [everyRow('meetings.nodes', { chairLabel: '政法委书记' })],
  },
  {
    id: 'office-in-command-centre',
    line: '办公室设在法院执行指挥中心 Its office in the court’s command centre.',
    asks: [court('闽09'), committee('350900')],
    query: `{ jointConferences(filter: { region: "350900" }) { nodes { name officeCourt { name } convener { name } } } }`,
    answer: [hasRow('jointConferences.nodes', { officeCourt: { name: '福建省宁德市中级人民法院' } })],
  },
  {
    id: 'liaison-officers',
    line: '联络员 Liaison officers of each unit, and where there is none.',
    asks: [ganzi, ofGanzi, housingFund],
    query: `{ liaisonOfficers(first: 5, filter: { inOfficeOn: "2022-12-31" }) { totalCount nodes { agency { name } post fromDate } } }`,
    answer: [everyRow('liaisonOfficers.nodes', { agency: { name: some }, post: some })],
  },
  {
    id: 'quarterly-meetings',
    line: '季度会议、主要负责人参会 Quarterly meetings of key members attended by heads of units.',
    asks: [ganzi, ofGanzi],
    query: `{ meetings(first: 5, filter: { region: "513300", kind: [QUARTERLY], held: "2022" }) { nodes { title heldOn attendances { attended chiefCame } resolutions { content } } } }`,
    answer: [everyRow('meetings.nodes', { attendances: some, resolutions: some })],
  },
  {
    id: 'attendance',
    line: '参会情况 Who attended, whose chief came, who was absent and why.',
    asks: [ganzi, ofGanzi, assessors],
    query: `{ absent: attendances(first: 5, filter: { region: "513300", held: "2022", attended: false }) { nodes { agency { name } absenceReason } }
      chiefs: attendances(first: 1, filter: { region: "513300", held: "2022", chiefCame: true }) { totalCount } }`,
    answer: [everyRow('absent.nodes', { agency: { name: some } }), is('chiefs.totalCount', atLeast(50))],
  },
  {
    id: 'own-attendance',
    line: '本单位参会 A member unit’s own attendance.',
    asks: [housingFund],
    query: `{ attendances { nodes { heldOn meetingKindLabel attended chiefCame } } }`,
    answer: [everyRow('attendances.nodes', { meetingKindLabel: some, attended: some })],
  },
  {
    id: 'agreements-county-by-county',
    line: '逐县逐单位签约 Agreements one by one, county by county.',
    asks: [ganzi, ofGanzi, assessors, analyst],
    query: `{ linkageStatistics(period: "2022", groupBy: [REGION], filter: { region: "513300" }) { region { name } agreements memberUnits } }`,
    answer: [
      hasRow('linkageStatistics', { region: { name: '得荣县' }, agreements: atLeast(1), memberUnits: atLeast(20) }),
      hasRow('linkageStatistics', { region: { name: '石渠县' }, agreements: atLeast(1) }),
    ],
  },
  {
    id: 'quarterly-circular',
    line: '季度通报 A quarterly circular: how work goes, who attended, what each unit did, problems, next steps.',
    asks: [ganzi, ofGanzi],
    query: `{ circulars(first: 5, filter: { region: "513300", kind: [QUARTERLY] }) { nodes { progress problems nextSteps
      unitReports(first: 3) { nodes { agency { name } meetingsCalled meetingsAttended work } } } } }`,
    answer: [
      everyRow('circulars.nodes', { progress: some, problems: some, nextSteps: some, unitReports: { nodes: some } }),
    ],
  },
  {
    id: 'circular-copies',
    line: '抄报 To members, copied to the higher court, party committee, congress, government, consultative conference.',
    asks: [ganzi, ofGanzi],
    query: `{ circulars(first: 1, filter: { region: "513300", kind: [QUARTERLY] }) { nodes { sentTo { name } distribution { officeLabel copy } } } }`,
    answer: [
      isSet('circulars.nodes.0.distribution', 'officeLabel', ['上级法院', '党委', '人大', '政府', '政协']),
      everyRow('circulars.nodes.0.distribution', { copy: true }),
    ],
  },
  {
    id: 'accountability',
    line: '责任到部门和个人 Accountability of departments and persons.',
    asks: [ganzi, ofGanzi, assessors],
    query: `{ supervisionLedgers(first: 100, filter: { region: "513300" }) { nodes { agency { name } agencyDepartment agencyPost faultLabels } } }`,
    answer: [hasRow('supervisionLedgers.nodes', { agencyDepartment: some, agencyPost: some })],
  },
  {
    id: 'grid-four',
    line: '人在格中寻、物在格中找、案在格中执、事在格中办 Find the person, find the property, enforce, settle: grid tasks by kind.',
    asks: [ganzi],
    query: `{ person: gridTasks(first: 1, filter: { region: "513300", kind: [FIND_PERSON] }) { totalCount }
      property: gridTasks(first: 1, filter: { region: "513300", kind: [FIND_PROPERTY] }) { totalCount }
      enforce: gridTasks(first: 1, filter: { region: "513300", kind: [ENFORCE] }) { totalCount }
      settle: gridTasks(first: 1, filter: { region: "513300", kind: [SETTLE] }) { totalCount } }`,
    answer: ['person', 'property', 'enforce', 'settle'].map((kind) => is(`${kind}.totalCount`, atLeast(1))),
  },
  {
    id: 'memoranda',
    line: '公积金、不动产备忘录 Memoranda with the housing fund and the registry.',
    asks: [ganzi, ofGanzi],
    query: `{ cooperationAgreements(first: 100, filter: { region: "513300", form: [MEMORANDUM] }) { nodes { agencyKind } } }`,
    answer: [isSet('cooperationAgreements.nodes', 'agencyKind', ['HOUSING_FUND', 'REGISTRY'])],
  },
  {
    id: 'credit-platform',
    line: '共享信用平台 The credit platform shared: how far it is.',
    asks: [ganzi, ofGanzi],
    query: connections('service: [CREDIT_PLATFORM]'),
    answer: [everyRow('unitConnections.nodes', { state: 'PARTLY', limitation: some })],
  },
  {
    id: 'call-tone',
    line: '失信彩铃 A call tone for listed debtors: who has one.',
    asks: [court('闽09')],
    query: `{ dishonestListings(filter: { region: "350900", callTone: true }) { nodes { callToneFrom listedOn } } }`,
    answer: [everyRow('dishonestListings.nodes', { callToneFrom: some })],
  },
  {
    id: 'list-embedded',
    line: '名单嵌入单位系统 The list embedded in units’ own systems: which have it.',
    asks: [ganzi, ofGanzi],
    query: connections('service: [LIST_EMBEDDED], state: [IN_PLACE]'),
    answer: [is('unitConnections.totalCount', atLeast(20))],
  },
  {
    id: 'check-by-a-unit',
    line: '单位比对名单 A unit compares an applicant with the list by itself.',
    asks: [ganzi, housingFund],
    query: `{ creditCheck(identifiers: ["12513300Y75107010B"]) { listed groundLabels } }`,
    answer: [is('creditCheck', [{ listed: false, groundLabels: [] }])],
  },
  {
    id: 'three-chiefs',
    line: '三长联席会议、统一证据标准 Regular three-chiefs’ conferences on refusal crime, one standard of evidence.',
    asks: [ganzi, ofGanzi],
    query: `{ meetings(filter: { region: "513300", kind: [THREE_CHIEFS] }) { nodes { agenda heldOn attendances { agency { name } chiefCame } } } }`,
    answer: [everyRow('meetings.nodes', { agenda: /拒不执行判决、裁定罪，统一证据标准/, attendances: some })],
  },
  {
    id: 'year-in-enforcement',
    line: '法官到执行岗位锻炼一年 Judges to have a year in enforcement: how many of each court have had one.',
    asks: [ganzi, ofGanzi, assessors, analyst],
    query: `{ courtStaff(first: 100, filter: { region: "513300", year: 2022 }) { nodes { court { name } judges courtJudges judgesWithEnforcementYear enforcementYearShare } } }`,
    answer: [
      everyRow('courtStaff.nodes', {
        courtJudges: atLeast(1),
        judgesWithEnforcementYear: atLeast(1),
        enforcementYearShare: atMost(0.5),
      }),
    ],
  },
  {
    id: 'windows',
    line: '各单位设窗口 Windows for assistance at every member unit: which have one.',
    asks: [ganzi, ofGanzi],
    query: connections('service: [ASSISTANCE_WINDOW], state: [IN_PLACE]'),
    answer: [is('unitConnections.totalCount', atLeast(10))],
  },
];
