import { beforeAll, expect, it } from '@jest/globals';

import { AgencyDirectory } from '../../shared/database/directory.entity.ts';
import type { Row } from '../../shared/database/entity-class.ts';
import { dateInShanghai } from '../../shared/scalars/date-time.ts';
import { describeOnEachDatabase } from '../../shared/testing/scratch-database.ts';
import { SUPREME_COURT_VIEWER } from '../../shared/testing/viewers.ts';
import { entities, idsIn, insertPlaces } from '../places.fixture.ts';
import { linkage } from '../subgraph.ts';

import { AdviceLetter } from './advice-letter.entity.ts';

const today = dateInShanghai(new Date());

describeOnEachDatabase(linkage, 'judicial and procuratorial advice', (scratch) => {
  beforeAll(async () => {
    await insertPlaces(scratch);
    await scratch.insert(
      AgencyDirectory,
      { agencyId: 'bank', creditCode: 'credit bank', regionCode: '513300' },
      { agencyId: 'police', creditCode: 'credit police', regionCode: '513300' },
      { agencyId: 'bureau', creditCode: 'credit bureau', regionCode: '350900' },
    );
    await scratch.insert(
      AdviceLetter,
      letter('a1', {
        caseId: 'k1',
        debtorKind: 'PERSON',
        answeredOn: '2021-05-02',
        outcome: 'ADOPTED',
        measures: '已整改',
      }),
      letter('a2', {
        ...ofEnterprise,
        agencyId: 'police',
        agencyKind: 'POLICE',
        matter: 'REFUSAL_CRIME',
        ...byProcuratorate,
      }),
      letter('a3', { agencyId: null, agencyKind: null, matter: 'ENFORCEMENT_CONDUCT', ...byProcuratorate }),
      letter('a4', { courtCode: '闽09', regionCode: '350900', issuedOn: '2022-03-01', answerDueOn: today }),
    );
  });

  it('say to whom, by whom, about what, whether it was answered and what was done', async () => {
    const { data } = await scratch.ask(`{ adviceLetter(documentNumber: "建a1号") { id kindLabel matterLabel issuedOn
      answerDueOn answeredOn overdue daysLate outcomeLabel measures agency { id } agencyKindLabel court { code }
      procuratorate { id } enforcementCase { id } } }`);
    expect(data).toEqual({
      adviceLetter: {
        id: 'a1',
        kindLabel: '司法建议',
        matterLabel: '不协助执行',
        issuedOn: '2021-02-26',
        answerDueOn: '2021-04-26',
        answeredOn: '2021-05-02',
        overdue: false,
        daysLate: 6,
        outcomeLabel: '已采纳',
        measures: '已整改',
        agency: { id: 'bank' },
        agencyKindLabel: '银行',
        court: { code: '川33' },
        procuratorate: null,
        enforcementCase: { id: 'k1' },
      },
    });
  });

  it('of a procuratorate to a court have no recipient but the court', async () => {
    const { data } = await scratch.ask(
      '{ adviceLetter(id: "a3") { kind procuratorate { id } agency { id } court { code } outcome overdue } }',
    );
    expect(data).toEqual({
      adviceLetter: {
        kind: 'PROCURATORIAL',
        procuratorate: { id: 'procuratorate' },
        agency: null,
        court: { code: '川33' },
        outcome: null,
        overdue: true,
      },
    });
  });

  it.each([
    ['(filter: { kind: [PROCURATORIAL] })', ['a3', 'a2']],
    ['(filter: { matter: [NOT_ASSISTING] })', ['a4', 'a1']],
    ['(filter: { agency: "police" })', ['a2']],
    ['(filter: { agencyKind: [POLICE] })', ['a2']],
    ['(filter: { court: "川33" })', ['a3', 'a2', 'a1']],
    ['(filter: { region: "350900" })', ['a4']],
    ['(filter: { issued: "2022" })', ['a4']],
    ['(filter: { isAnswered: true })', ['a1']],
    ['(filter: { outcome: [ADOPTED] })', ['a1']],
    ['(filter: { overdue: true })', ['a3', 'a2']],
    ['(filter: { overdue: false })', ['a4', 'a1']],
    ['(orderBy: { field: ANSWER_DUE_ON, direction: DESC })', ['a4', 'a3', 'a2', 'a1']],
  ])('are listed %s', async (args, expected) => {
    expect(await idsIn(scratch, 'adviceLetters', args)).toEqual(expected);
  });

  it('are shown on the unit, the court and the case', async () => {
    const letters = 'adviceLetters { edges { node { id } } }';
    const records = await entities(
      scratch,
      [
        { __typename: 'Agency', id: 'bank' },
        { __typename: 'Court', code: '闽09' },
        { __typename: 'EnforcementCase', id: 'k1' },
      ],
      `... on Agency { ${letters} } ... on Court { ${letters} } ... on EnforcementCase { ofCase: adviceLetters { id } }`,
    );
    expect(records).toEqual([
      { adviceLetters: { edges: [{ node: { id: 'a4' } }, { node: { id: 'a1' } }] } },
      { adviceLetters: { edges: [{ node: { id: 'a4' } }] } },
      { ofCase: [{ id: 'a1' }] },
    ]);
  });

  it('are seen by the unit they were sent to, without the case and the procuratorate', async () => {
    const { data } = await scratch.ask(
      '{ adviceLetters { totalCount edges { node { id enforcementCase { id } procuratorate { id } } } } }',
      {},
      { ...SUPREME_COURT_VIEWER, audience: 'member', court: null, region: null, unit: 'credit police' },
    );
    expect(data).toEqual({
      adviceLetters: { totalCount: 1, edges: [{ node: { id: 'a2', enforcementCase: null, procuratorate: null } }] },
    });
  });

  it('are seen by the committee of the region unless a private person owes, with a case only if it owns the debt', async () => {
    const { data } = await scratch.ask(
      '{ adviceLetters { totalCount edges { node { id enforcementCase { id } procuratorate { id } } } } }',
      {},
      { ...SUPREME_COURT_VIEWER, audience: 'committee', court: null, region: '513300' },
    );
    expect(data).toEqual({
      adviceLetters: {
        totalCount: 3,
        edges: [
          // Of another region's court, but sent to a unit of this one.
          { node: { id: 'a4', enforcementCase: null, procuratorate: null } },
          { node: { id: 'a3', enforcementCase: null, procuratorate: { id: 'procuratorate' } } },
          { node: { id: 'a2', enforcementCase: null, procuratorate: { id: 'procuratorate' } } },
        ],
      },
    });
  });
});

const ofEnterprise = { caseId: 'k2', debtorKind: 'ENTERPRISE' } as const;
const byProcuratorate = { kind: 'PROCURATORIAL', procuratorateId: 'procuratorate' } as const;

function letter(id: string, overrides: Partial<Row<AdviceLetter>>): Row<AdviceLetter> {
  return {
    id,
    kind: 'JUDICIAL',
    documentNumber: `建${id}号`,
    courtCode: '川33',
    regionCode: '513300',
    procuratorateId: null,
    agencyId: 'bank',
    agencyKind: 'BANK',
    caseId: null,
    debtorAgencyId: null,
    debtorKind: null,
    matter: 'NOT_ASSISTING',
    content: '健全协助执行流程',
    issuedOn: '2021-02-26',
    answerDueOn: '2021-04-26',
    answeredOn: null,
    outcome: null,
    measures: null,
    ...overrides,
  };
}
