import { beforeAll, expect, it } from '@jest/globals';

import { AgencyDirectory } from '../../shared/database/directory.entity.ts';
import type { Row } from '../../shared/database/entity-class.ts';
import { describeOnEachDatabase } from '../../shared/testing/scratch-database.ts';
import { SUPREME_COURT_VIEWER } from '../../shared/testing/viewers.ts';
import { entities, idsIn, insertPlaces } from '../places.fixture.ts';
import { linkage } from '../subgraph.ts';

import { CircularMention, CircularRecipient } from './circular-parts.entity.ts';
import { Circular } from './circular.entity.ts';

describeOnEachDatabase(linkage, 'circulars', (scratch) => {
  beforeAll(async () => {
    await insertPlaces(scratch);
    await scratch.insert(
      AgencyDirectory,
      { agencyId: 'personnel', creditCode: 'credit personnel', regionCode: '513300' },
      { agencyId: 'school', creditCode: 'credit school', regionCode: '513338' },
      { agencyId: 'bureau', creditCode: 'credit bureau', regionCode: '350900' },
    );
    await scratch.insert(
      Circular,
      circular('c1', { issuedOn: '2021-04-08' }),
      circular('c2', { issuedOn: '2021-07-08', kind: 'JOINT', issuerAgencyId: 'discipline' }),
      circular('c3', { issuedOn: '2022-01-18', kind: 'HALF_MONTHLY', regionCode: '513338' }),
    );
    await scratch.insert(
      CircularRecipient,
      { id: 's1', circularId: 'c1', agencyId: 'county', copy: false },
      { id: 's2', circularId: 'c1', agencyId: 'township', copy: false },
      { id: 's3', circularId: 'c1', agencyId: 'personnel', copy: true },
      { id: 's4', circularId: 'c2', agencyId: 'personnel', copy: false },
    );
    await scratch.insert(
      CircularMention,
      mention('m1', { kind: 'PRAISED', caseId: 'k1' }),
      mention('m2', { kind: 'NAMED', agencyId: 'bureau', caseId: 'k2' }),
      mention('m3', { kind: 'NAMED', circularId: 'c2', issuedOn: '2021-07-08', consecutiveTimes: 2 }),
      mention('m4', {
        kind: 'NAMED',
        circularId: 'c3',
        issuedOn: '2022-01-18',
        regionCode: '513338',
        agencyId: 'hall',
      }),
    );
  });

  it('show their subject, recipients, and the agencies praised and named with reasons', async () => {
    const { data } = await scratch.ask(`{ circular(documentNumber: "通报c1号") { id kindLabel period issuer { id }
      region { code } sentTo { id } copiedTo { id }
      praised { agency { id } reason enforcementCase { id } } named { agency { id } kindLabel enforcementCase { id } } } }`);
    expect(data).toEqual({
      circular: {
        id: 'c1',
        kindLabel: '季度通报',
        period: '2021-Q1',
        issuer: { id: 'committee' },
        region: { code: '513300' },
        sentTo: [{ id: 'county' }, { id: 'township' }],
        copiedTo: [{ id: 'personnel' }],
        praised: [{ agency: { id: 'school' }, reason: '已履行', enforcementCase: { id: 'k1' } }],
        named: [{ agency: { id: 'bureau' }, kindLabel: '点名', enforcementCase: { id: 'k2' } }],
      },
    });
    expect(scratch.statements()).toHaveLength(3);
  });

  it('are looked up by exactly one key, and null for an unknown one', async () => {
    expect(await scratch.ask('{ circular(id: "none") { id } }')).toEqual({ data: { circular: null } });
    const { errors } = await scratch.ask('{ circular { id } }');
    expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });

  it.each([
    ['(filter: { region: "513300" })', ['c3', 'c2', 'c1']],
    ['(filter: { kind: [JOINT, QUARTERLY] })', ['c2', 'c1']],
    ['(filter: { issued: "2021" })', ['c2', 'c1']],
    ['(filter: { issuer: "discipline" })', ['c2']],
    ['(filter: { recipient: "personnel" })', ['c2', 'c1']],
    ['(filter: { naming: "school" })', ['c2', 'c1']],
    ['(orderBy: { field: DOCUMENT_NUMBER })', ['c1', 'c2', 'c3']],
  ])('are listed %s', async (args, expected) => {
    expect(await idsIn(scratch, 'circulars', args)).toEqual(expected);
  });

  it('do not show a committee the case for which an agency of another region is named', async () => {
    const { data } = await scratch.ask(
      '{ circular(id: "c1") { praised { enforcementCase { id } } named { agency { id } enforcementCase { id } } } }',
      {},
      { ...SUPREME_COURT_VIEWER, audience: 'committee', court: null, region: '513300' },
    );
    expect(data).toEqual({
      circular: {
        praised: [{ enforcementCase: { id: 'k1' } }],
        named: [{ agency: { id: 'bureau' }, enforcementCase: null }],
      },
    });
  });

  it('do not reveal to a unit, by a filter, other recipients or named agencies', async () => {
    const unit = { ...SUPREME_COURT_VIEWER, audience: 'member' as const, court: null, unit: 'credit personnel' };
    const { data } = await scratch.ask(
      `{ own: circulars(filter: { recipient: "personnel" }) { totalCount edges { node { id } } }
         sent: circulars(filter: { recipient: "township" }) { totalCount edges { node { id } } }
         named: circulars(filter: { naming: "bureau" }) { totalCount edges { node { id } } } }`,
      {},
      unit,
    );
    expect(data).toEqual({
      own: { totalCount: 2, edges: [{ node: { id: 'c2' } }, { node: { id: 'c1' } }] },
      sent: { totalCount: 0, edges: [] },
      named: { totalCount: 0, edges: [] },
    });
  });

  it.each([
    ['(filter: { agency: "school" })', ['m3', 'm1']],
    ['(filter: { region: "513338" })', ['m4']],
    ['(filter: { kind: [PRAISED] })', ['m1']],
    ['(filter: { issued: "2022" })', ['m4']],
    ['(orderBy: { field: ISSUED_ON })', ['m1', 'm2', 'm3', 'm4']],
  ])('list their mentions %s', async (args, expected) => {
    expect(await idsIn(scratch, 'circularMentions', args)).toEqual(expected);
  });

  it('are shown on the agency they praise or name, but not on mere recipients', async () => {
    const records = await entities(
      scratch,
      ['school', 'county'].map((id) => ({ __typename: 'Agency', id })),
      '... on Agency { circulars { edges { node { kind enforcementCase { id } circular { documentNumber } } } } }',
    );
    expect(records).toEqual([
      {
        circulars: {
          edges: [
            { node: { kind: 'NAMED', enforcementCase: null, circular: { documentNumber: '通报c2号' } } },
            { node: { kind: 'PRAISED', enforcementCase: { id: 'k1' }, circular: { documentNumber: '通报c1号' } } },
          ],
        },
      },
      { circulars: { edges: [] } },
    ]);
    expect(scratch.statements()).toHaveLength(2);
  });
});

function circular(id: string, overrides: Partial<Row<Circular>>): Row<Circular> {
  return {
    id,
    documentNumber: `通报${id}号`,
    title: '通报',
    kind: 'QUARTERLY',
    regionCode: '513300',
    issuerAgencyId: 'committee',
    issuedOn: '2021-04-08',
    periodFrom: '2021-01-01',
    periodUntil: '2021-04-01',
    progress: null,
    problems: null,
    nextSteps: null,
    ...overrides,
  };
}

function mention(id: string, overrides: Partial<Row<CircularMention>>): Row<CircularMention> {
  return {
    id,
    circularId: 'c1',
    agencyId: 'school',
    caseId: null,
    regionCode: '513300',
    kind: 'NAMED',
    reason: '已履行',
    consecutiveTimes: 0,
    issuedOn: '2021-04-08',
    ...overrides,
  };
}
