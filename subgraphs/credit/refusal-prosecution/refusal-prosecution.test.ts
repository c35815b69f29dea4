import { beforeAll, expect, it } from '@jest/globals';

import { describeOnEachDatabase } from '../../shared/testing/scratch-database.ts';
import { credit } from '../subgraph.ts';
import { idsOf } from '../testing/ids-of.ts';
import { insertPlaces } from '../testing/places.ts';
import { inKangding, refusalProsecution } from '../testing/records.ts';

import { RefusalProsecution } from './refusal-prosecution.entity.ts';

const LIST = 'refusalProsecutions';

describeOnEachDatabase(credit, 'refusal prosecutions', (scratch) => {
  beforeAll(async () => {
    await insertPlaces(scratch);
    await scratch.insert(
      RefusalProsecution,
      refusalProsecution('rf1', {
        stage: 'JUDGED',
        clueOn: '2020-04-27',
        referredOn: '2020-05-06',
        filedOn: '2020-05-20',
        reviewedOn: '2020-07-15',
        prosecutedOn: '2020-08-12',
        judgedOn: '2020-10-28',
        convicted: true,
        termMonths: 8,
        suspensionMonths: 18,
      }),
      refusalProsecution('rf2', {
        ...inKangding,
        route: 'PRIVATE',
        stage: 'JUDGED',
        prosecutedOn: '2021-05-01',
        judgedOn: '2021-08-01',
        convicted: false,
        caseTypeCode: 'RESUMED',
      }),
      refusalProsecution('rf3', {
        stage: 'DECLINED',
        clueOn: '2021-04-01',
        referredOn: '2021-04-08',
        declinedOn: '2021-05-08',
        declineGround: 'MINOR_OFFENCE',
        declineReason: '情节显著轻微',
        heldUpBy: 'FIRE_FLOOD_DUTY',
        heldUpAt: 'POLICE',
        agencyId: 'ag1',
        subjectKind: 'ENTERPRISE',
      }),
    );
  });

  it('shows why one went no further, and lists by it', async () => {
    const { data } = await scratch.ask('{ refusalProsecution(id: "rf3") { declineGroundLabel declinedOn } }');
    expect(data?.['refusalProsecution']).toEqual({ declineGroundLabel: '情节显著轻微', declinedOn: '2021-05-08' });
    expect(await idsOf(scratch, LIST, '{ declineGround: [MINOR_OFFENCE, EVIDENCE] }')).toEqual(['rf3']);
    expect(await idsOf(scratch, LIST, '{ declined: "2021-05" }')).toEqual(['rf3']);
  });

  it('shows why one was held up and where, and lists by it', async () => {
    const { data } = await scratch.ask('{ refusalProsecution(id: "rf3") { heldUpByLabel heldUpAtLabel } }');
    expect(data?.['refusalProsecution']).toEqual({ heldUpByLabel: '防火防汛值守', heldUpAtLabel: '公安机关' });
    expect(await idsOf(scratch, LIST, '{ heldUpBy: [FIRE_FLOOD_DUTY] }')).toEqual(['rf3']);
    expect(await idsOf(scratch, LIST, '{ heldUpAt: [PROCURATORATE, COURT] }')).toEqual([]);
  });

  it('shows each stage with its day, and the sentence', async () => {
    const { data } = await scratch.ask(`{ refusalProsecution(id: "rf1") {
      routeLabel stageLabel clueOn referredOn filedOn reviewedOn prosecutedOn judgedOn convicted termMonths suspensionMonths declinedOn
    } }`);
    expect(data?.['refusalProsecution']).toEqual({
      routeLabel: '公诉',
      stageLabel: '判决',
      clueOn: '2020-04-27',
      referredOn: '2020-05-06',
      filedOn: '2020-05-20',
      reviewedOn: '2020-07-15',
      prosecutedOn: '2020-08-12',
      judgedOn: '2020-10-28',
      convicted: true,
      termMonths: 8,
      suspensionMonths: 18,
      declinedOn: null,
    });
  });

  it('shows why one was declined, and null for one that does not exist', async () => {
    const { data } = await scratch.ask(
      '{ declined: refusalProsecution(id: "rf3") { declinedOn declineReason convicted } unknown: refusalProsecution(id: "x") { id } }',
    );
    expect(data).toEqual({
      declined: { declinedOn: '2021-05-08', declineReason: '情节显著轻微', convicted: null },
      unknown: null,
    });
  });

  it.each([
    ['{ court: "闽09" }', ['rf3', 'rf1']],
    ['{ region: "513301" }', ['rf2']],
    ['{ route: [PRIVATE] }', ['rf2']],
    ['{ stage: [JUDGED] }', ['rf2', 'rf1']],
    ['{ subjectKind: [ENTERPRISE] }', ['rf3']],
    ['{ agency: "ag1" }', ['rf3']],
    ['{ typeCode: [RESUMED] }', ['rf2']],
    ['{ clue: "2021" }', ['rf3', 'rf2']],
    ['{ referred: "2020-05" }', ['rf1']],
    ['{ prosecuted: "2021" }', ['rf2']],
    ['{ judged: "2020-Q4" }', ['rf1']],
    ['{ convicted: true }', ['rf1']],
    ['{ convicted: false }', ['rf2']],
  ])('lists by %s', async (filter, expected) => {
    expect(await idsOf(scratch, LIST, filter)).toEqual(expected);
  });

  it.each([
    ['{ field: CLUE_ON }', ['rf1', 'rf2', 'rf3']],
    ['{ field: JUDGED_ON, direction: DESC }', ['rf2', 'rf1', 'rf3']],
    ['{ field: TERM_MONTHS, direction: DESC }', ['rf1', 'rf3', 'rf2']],
  ])('sorts by %s', async (order, expected) => {
    expect(await idsOf(scratch, LIST, '{}', order)).toEqual(expected);
  });
});
