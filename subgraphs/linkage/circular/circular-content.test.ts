import { beforeAll, expect, it } from '@jest/globals';

import { AgencyDirectory, CourtDirectory } from '../../shared/database/directory.entity.ts';
import type { Row } from '../../shared/database/entity-class.ts';
import { describeOnEachDatabase } from '../../shared/testing/scratch-database.ts';
import { SUPREME_COURT_VIEWER } from '../../shared/testing/viewers.ts';
import { entities, idsIn, insertPlaces } from '../places.fixture.ts';
import { linkage } from '../subgraph.ts';

import { CircularDistribution, CircularUnitReport } from './circular-content.entity.ts';
import { CircularCourtMention } from './circular-court-mention.entity.ts';
import { CircularMention, CircularRecipient } from './circular-parts.entity.ts';
import { Circular } from './circular.entity.ts';

describeOnEachDatabase(linkage, 'what circulars say of courts and members', (scratch) => {
  beforeAll(async () => {
    await insertPlaces(scratch);
    await scratch.insert(
      CourtDirectory,
      { courtCode: '川33', regionCode: '513300' },
      { courtCode: '川3338', regionCode: '513338' },
    );
    await scratch.insert(AgencyDirectory, { agencyId: 'bank', creditCode: 'credit bank', regionCode: '513300' });
    await scratch.insert(Circular, circular('c1', '2018-05-08'), circular('c2', '2018-05-22'));
    await scratch.insert(
      CircularCourtMention,
      court('m1', 'c1', '川3338', { kind: 'NAMED', consecutiveTimes: 1 }),
      court('m2', 'c2', '川3338', { kind: 'NAMED', consecutiveTimes: 2 }),
      court('m3', 'c1', '川33', {}),
    );
    await scratch.insert(
      CircularMention,
      agency('n1', 'c1', { consecutiveTimes: 1 }),
      agency('n2', 'c2', { consecutiveTimes: 2 }),
      agency('n3', 'c2', { kind: 'PRAISED', agencyId: 'bank' }),
    );
    await scratch.insert(
      CircularDistribution,
      { id: 'd1', circularId: 'c1', office: 'DEPUTIES', copy: false, withPlacesBelow: false, people: 800 },
      { id: 'd2', circularId: 'c1', office: 'CONGRESS', copy: true, withPlacesBelow: true, people: null },
    );
    await scratch.insert(
      CircularUnitReport,
      report('r1', 'c1', { meetingsCalled: 3, meetingsAttended: 2, chiefAttended: 1 }),
      report('r2', 'c1', { agencyId: 'police', agencyKind: 'POLICE' }),
      report('r3', 'c2', {}),
    );
    await scratch.insert(CircularRecipient, { id: 's1', circularId: 'c1', agencyId: 'bank', copy: false });
  });

  it('tell how the work goes, what each unit did, which courts are named, and where it went', async () => {
    const { data } = await scratch.ask(`{ circular(id: "c1") { progress problems nextSteps
      courtMentions { court { code } kindLabel reason namedInARow }
      distribution { officeLabel copy withPlacesBelow people }
      unitReports(filter: { agencyKind: [BANK] }) { edges { node { agency { id } meetingsCalled meetingsAttended
        chiefAttended work } } } } }`);
    expect(data).toEqual({
      circular: {
        progress: '总体平稳',
        problems: '反馈不及时',
        nextSteps: '限期整改',
        courtMentions: [
          { court: { code: '川33' }, kindLabel: '表扬', reason: '进度', namedInARow: false },
          { court: { code: '川3338' }, kindLabel: '点名', reason: '进度', namedInARow: false },
        ],
        distribution: [
          { officeLabel: '人大', copy: true, withPlacesBelow: true, people: null },
          { officeLabel: '人大代表', copy: false, withPlacesBelow: false, people: 800 },
        ],
        unitReports: {
          edges: [
            {
              node: {
                agency: { id: 'bank' },
                meetingsCalled: 3,
                meetingsAttended: 2,
                chiefAttended: 1,
                work: '协助查询',
              },
            },
          ],
        },
      },
    });
    expect(scratch.statements()).toHaveLength(4);
  });

  it.each([
    ['circularMentions', '(filter: { namedInARow: true })', ['n2']],
    ['circularMentions', '(filter: { namedInARow: false })', ['n3', 'n1']],
    ['circularCourtMentions', '(filter: { namedInARow: true })', ['m2']],
    ['circularCourtMentions', '(filter: { kind: [PRAISED] })', ['m3']],
    ['circularCourtMentions', '(filter: { court: "川3338" })', ['m2', 'm1']],
    ['circularCourtMentions', '(filter: { issued: "2018-05-01/2018-05-20" })', ['m3', 'm1']],
    ['circularUnitReports', '(filter: { agency: "bank" })', ['r3', 'r1']],
    ['circularUnitReports', '(filter: { agencyKind: [POLICE] })', ['r2']],
    ['circulars', '(filter: { namingCourt: "川33" })', ['c1']],
    ['circulars', '(filter: { office: DEPUTIES })', ['c1']],
    ['circulars', '(filter: { office: HIGHER_COURT })', []],
  ])('list %s%s', async (list, args, expected) => {
    expect(await idsIn(scratch, list, args)).toEqual(expected);
  });

  it('are shown on the court', async () => {
    const records = await entities(
      scratch,
      [{ __typename: 'Court', code: '川3338' }],
      '... on Court { circulars(filter: { namedInARow: true }) { edges { node { id consecutiveTimes circular { id } } } } }',
    );
    expect(records).toEqual([
      { circulars: { edges: [{ node: { id: 'm2', consecutiveTimes: 2, circular: { id: 'c2' } } }] } },
    ]);
  });

  it('show a court the circulars of a larger region that name it, who issued them, its own mention, and not the agencies named', async () => {
    const { data } = await scratch.ask(
      '{ circulars { edges { node { id issuer { id } courtMentions { court { code } } named { id } } } } }',
      {},
      { ...SUPREME_COURT_VIEWER, court: '川3338' },
    );
    const own = { issuer: { id: 'committee' }, courtMentions: [{ court: { code: '川3338' } }], named: [] };
    expect(data).toEqual({ circulars: { edges: [{ node: { id: 'c2', ...own } }, { node: { id: 'c1', ...own } }] } });
  });

  it('show a member what is said of itself, and no court', async () => {
    const { data } = await scratch.ask(
      '{ circularCourtMentions { totalCount } circularUnitReports { edges { node { id } } } }',
      {},
      { ...SUPREME_COURT_VIEWER, audience: 'member', court: null, unit: 'credit bank' },
    );
    expect(data).toEqual({
      circularCourtMentions: { totalCount: 0 },
      circularUnitReports: { edges: [{ node: { id: 'r3' } }, { node: { id: 'r1' } }] },
    });
  });
});

function circular(id: string, issuedOn: string): Row<Circular> {
  return {
    id,
    documentNumber: `通报${id}号`,
    title: '通报',
    kind: 'HALF_MONTHLY',
    regionCode: '513300',
    issuerAgencyId: 'committee',
    issuedOn,
    periodFrom: '2018-04-16',
    periodUntil: '2018-05-01',
    progress: '总体平稳',
    problems: '反馈不及时',
    nextSteps: '限期整改',
  };
}

const dayOf = (circularId: string): string => (circularId === 'c1' ? '2018-05-08' : '2018-05-22');

function court(
  id: string,
  circularId: string,
  courtCode: string,
  overrides: Partial<Row<CircularCourtMention>>,
): Row<CircularCourtMention> {
  const issuedOn = dayOf(circularId);
  const praised = { kind: 'PRAISED', reason: '进度', consecutiveTimes: 0 } as const;
  return { id, circularId, courtCode, regionCode: '513300', issuedOn, ...praised, ...overrides };
}

function agency(id: string, circularId: string, overrides: Partial<Row<CircularMention>>): Row<CircularMention> {
  return {
    id,
    circularId,
    agencyId: 'school',
    caseId: null,
    regionCode: '513300',
    kind: 'NAMED',
    reason: '未履行',
    consecutiveTimes: 0,
    issuedOn: dayOf(circularId),
    ...overrides,
  };
}

function report(id: string, circularId: string, overrides: Partial<Row<CircularUnitReport>>): Row<CircularUnitReport> {
  return {
    id,
    circularId,
    agencyId: 'bank',
    agencyKind: 'BANK',
    regionCode: '513300',
    meetingsCalled: 0,
    meetingsAttended: 0,
    chiefAttended: 0,
    work: '协助查询',
    issuedOn: dayOf(circularId),
    ...overrides,
  };
}
