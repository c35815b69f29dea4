import { describe, expect, it } from '@jest/globals';

import { CampaignCourt } from '../../subgraphs/cases/campaign/campaign.entity.ts';
import { Court } from '../../subgraphs/cases/court/court.entity.ts';
import { CourtStaff } from '../../subgraphs/cases/court-staff/court-staff.entity.ts';
import { CaseNode, TerminationCheck } from '../../subgraphs/cases/enforcement-case/case-parts.entity.ts';
import { isCompliant } from '../../subgraphs/cases/enforcement-case/compliance.ts';
import { EnforcementCase } from '../../subgraphs/cases/enforcement-case/enforcement-case.entity.ts';
import { nextReviewDueOn } from '../../subgraphs/cases/enforcement-case/next-review.ts';
import { nextStep } from '../../subgraphs/cases/enforcement-case/next-step.ts';
import { Judgment } from '../../subgraphs/cases/judgment/judgment.entity.ts';
import { Party } from '../../subgraphs/cases/party/party.entity.ts';
import { Petition } from '../../subgraphs/cases/petition/petition.entity.ts';
import { Plaintiff } from '../../subgraphs/cases/plaintiff/plaintiff.entity.ts';
import { Region } from '../../subgraphs/cases/region/region.entity.ts';
import { cases as definition } from '../../subgraphs/cases/subgraph.ts';
import type { EntityClass, Row } from '../../subgraphs/shared/database/entity-class.ts';
import { CaseNumberScalar } from '../../subgraphs/shared/scalars/case-number.ts';
import { worldOf } from '../world/world.ts';

import { casesRows } from './cases.ts';
import { recordRows } from './record-rows.fixture.ts';

describe("the default world's case records", () => {
  const { rowsOf } = recordRows(worldOf({ set: 'default' }, 1), casesRows);

  it.each([
    [2019, 54, 2149, 2141],
    [2020, 62, 2814, 2871],
    [2021, 5, 4039, 4021],
    [2022, 23, 4171, 4167],
  ])('match what Ganzi published for %i', (year, carriedOver, fresh, concluded) => {
    const ganzi = rowsOf(EnforcementCase).filter(({ regionCode }) => regionCode.startsWith('5133'));
    const [since, until] = [`${year}-01-01`, `${year + 1}-01-01`];
    const open = ganzi.filter((row) => row.filedOn < until && (row.concludedOn === null || row.concludedOn >= since));
    expect(open.filter(({ filedOn }) => filedOn < since)).toHaveLength(carriedOver);
    expect(open.filter(({ filedOn }) => filedOn >= since)).toHaveLength(fresh);
    expect(open.filter(({ concludedOn }) => concludedOn !== null && concludedOn < until)).toHaveLength(concluded);
  });

  it('match the judgments and agency cases that Fujian and Ningde published for 2021', () => {
    const judged = rowsOf(Judgment).filter(
      (row) =>
        row.regionCode.startsWith('3509') && row.effectiveOn.startsWith('2021') && row.defendantAgencyId !== null,
    );
    expect(judged).toHaveLength(532);
    expect(judged.filter(({ enforcementCaseId }) => enforcementCaseId !== null)).toHaveLength(2);
    const agency = rowsOf(EnforcementCase).filter(
      (row) => row.filedOn.startsWith('2021') && row.debtorKind === 'AGENCY' && row.regionCode.startsWith('35'),
    );
    expect(agency).toHaveLength(533);
    expect(agency.filter(({ regionCode }) => regionCode.startsWith('3509'))).toHaveLength(36);
  });

  it('have every kind, each with unique ids and numbers', () => {
    for (const entity of definition.entities) {
      expect(rowsOf(entity).length).toBeGreaterThan(0);
    }
    for (const entity of [EnforcementCase, Party, Judgment, CaseNode, Petition, CourtStaff] as const) {
      const ids = rowsOf<{ id: string }>(entity).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
    for (const numbers of [
      rowsOf(EnforcementCase).map(({ caseNumber }) => caseNumber),
      rowsOf(Judgment).map(({ instrumentNumber }) => instrumentNumber),
    ]) {
      expect(new Set(numbers).size).toBe(numbers.length);
      expect(numbers.filter((written) => CaseNumberScalar.parseValue(written) !== written)).toEqual([]);
    }
  });

  it('refer only to records that exist', () => {
    const known = <E extends object>(entity: EntityClass<E>, key: keyof Row<E>) =>
      new Set(rowsOf(entity).map((row) => row[key] as string));
    const [cases, courts, regions] = [known(EnforcementCase, 'id'), known(Court, 'code'), known(Region, 'code')];
    const judgments = known(Judgment, 'id');
    const missing = (there: ReadonlySet<string>, pointers: readonly (string | null)[]) =>
      pointers.filter((pointer) => pointer !== null && !there.has(pointer));
    const caseRows = rowsOf(EnforcementCase);
    const ofCases = [Party, CaseNode, TerminationCheck, Petition].flatMap((entity) =>
      (rowsOf(entity as EntityClass) as { caseId: string }[]).map(({ caseId }) => caseId),
    );
    expect([
      ...missing(cases, [...ofCases, ...caseRows.map(({ resumedFromId }) => resumedFromId)]),
      ...missing(courts, [
        ...caseRows.flatMap(({ courtCode, originCourtCode }) => [courtCode, originCourtCode]),
        ...rowsOf(CampaignCourt).map(({ courtCode }) => courtCode),
      ]),
      ...missing(
        regions,
        caseRows.map(({ regionCode }) => regionCode),
      ),
      ...missing(
        judgments,
        caseRows.map(({ judgmentId }) => judgmentId),
      ),
    ]).toEqual([]);
  });

  it('have a termination check for each terminated procedure and no other case, most of them compliant', () => {
    const terminated = rowsOf(EnforcementCase).filter((row) => row.conclusionMethod === 'PROCEDURE_TERMINATED');
    const checks = new Map(rowsOf(TerminationCheck).map((check) => [check.caseId, check]));
    expect([...checks.keys()].toSorted()).toEqual(terminated.map(({ id }) => id).toSorted());
    const compliant = terminated.filter((row) => isCompliant(checks.get(row.id) as TerminationCheck, row));
    expect(compliant.length).toBeLessThan(terminated.length);
    expect(compliant.length / terminated.length).toBeGreaterThan(0.9);
  });

  it('tell the next step of every case that is open, by the steps on record, and of no other', () => {
    const steps = Map.groupBy(rowsOf(CaseNode), ({ caseId }) => caseId);
    const wrong = rowsOf(EnforcementCase).filter((row) => {
      const conclusion = { node: 'CONCLUDED', dueOn: row.dueOn, doneOn: row.concludedOn } as const;
      const next = row.status === 'OPEN' ? nextStep([...(steps.get(row.id) ?? []), conclusion]) : null;
      return row.nextNode !== (next?.node ?? null) || row.nextNodeDueOn !== (next?.dueOn ?? null);
    });
    expect(wrong).toEqual([]);
    const today = '2022-12-31';
    const open = rowsOf(EnforcementCase).filter(({ nextNodeDueOn }) => nextNodeDueOn !== null);
    expect(open.filter(({ nextNodeDueOn }) => (nextNodeDueOn as string) < today).length).toBeGreaterThan(3);
    expect(open.filter(({ nextNodeDueOn }) => (nextNodeDueOn as string) >= today).length).toBeGreaterThan(3);
  });

  it('search terminated cases again until they are resumed, some later than they should', () => {
    const rows = rowsOf(EnforcementCase);
    const resumed = new Map(rows.flatMap((row) => (row.resumedFromId ? [[row.resumedFromId, row.filedOn]] : [])));
    for (const row of rows) {
      expect(row.resumedOn).toBe(resumed.get(row.id) ?? null);
      expect(row.nextReviewDueOn).toBe(nextReviewDueOn(row));
      expect(row.lastSearchedOn === null || row.lastSearchedOn > (row.concludedOn as string)).toBe(true);
    }
    const due = rows.filter(({ nextReviewDueOn: on }) => on !== null && on < '2022-12-31');
    expect(due.length).toBeGreaterThan(50);
    expect(due.length).toBeLessThan(rows.filter(({ nextReviewDueOn: on }) => on !== null).length / 4);
  });

  it('have a few of all that only some cases have', () => {
    const rows = rowsOf(EnforcementCase);
    const counts = {
      assisted: rows.filter((row) => row.assistingCourtCode !== null).length,
      settledTogether: rows.filter((row) => row.jointSettlementId !== null).length,
      bankruptcy: rows.filter((row) => row.bankruptcyAcceptedOn !== null).length,
      led: rows.filter((row) => row.leaderPost !== null).length,
      conduct: rows.filter((row) => row.conductOrdered).length,
      interest: rows.filter((row) => row.delayInterest !== null).length,
      crossEnforced: rows.filter((row) => row.crossEnforcementResult === 'SETTLED').length,
      onTheLastDay: rows.filter((row) => row.concludedOn === row.dueOn && row.concludedLate === false).length,
    };
    for (const [what, count] of Object.entries(counts)) {
      expect([what, count > 1 && count < rows.length / 10]).toEqual([what, true]);
    }
    expect(rows.filter((row) => row.inabilityFound !== (row.inabilityGround !== null))).toEqual([]);
    const ofSettlement = Map.groupBy(
      rows.filter((row) => row.jointSettlementId !== null),
      (row) => row.jointSettlementId,
    );
    expect([...ofSettlement.values()].every((together) => together.length > 1)).toBe(true);
  });

  it('have a plaintiff for each judgment, and series of several judgments against one agency', () => {
    const judgments = rowsOf(Judgment);
    const won = new Set(rowsOf(Plaintiff).map(({ judgmentId }) => judgmentId));
    expect(judgments.filter(({ id }) => !won.has(id))).toEqual([]);
    const series = Map.groupBy(
      judgments.filter(({ seriesId }) => seriesId !== null),
      ({ seriesId }) => seriesId,
    );
    expect(series.size).toBeGreaterThan(5);
    for (const ofSeries of series.values()) {
      expect(ofSeries.length).toBeGreaterThan(1);
      expect(new Set(ofSeries.map(({ defendantAgencyId }) => defendantAgencyId)).size).toBe(1);
    }
  });

  it('give a person an identity number and an organisation a credit code, never both', () => {
    const wrong = rowsOf(Party).filter(
      ({ kind, idNumber, creditCode }) =>
        (idNumber !== null) !== (kind === 'PERSON') || (creditCode !== null) === (kind === 'PERSON'),
    );
    expect(wrong).toHaveLength(0);
  });
});

describe("a large set's case records", () => {
  it('have steps of open cases only, and fewer than four records a case', () => {
    const { rowsOf } = recordRows(worldOf({ set: 'load', cases: 5000 }, 1), casesRows);
    const open = new Set(
      rowsOf(EnforcementCase)
        .filter(({ concludedOn }) => concludedOn === null)
        .map(({ id }) => id),
    );
    const nodes = rowsOf(CaseNode);
    expect(nodes.length).toBeGreaterThan(0);
    expect(nodes.every(({ caseId }) => open.has(caseId))).toBe(true);
    const perCase = [EnforcementCase, Party, CaseNode, TerminationCheck].map(
      (entity) => rowsOf(entity as EntityClass).length,
    );
    expect(perCase.reduce((sum, count) => sum + count, 0)).toBeLessThan(4 * 5000);
  });
});
