import { addDays } from '../../shared/date-arithmetic.ts';
import { Campaign, CampaignCourt } from '../campaign/campaign.entity.ts';
import { Court } from '../court/court.entity.ts';
import { CourtStaff } from '../court-staff/court-staff.entity.ts';
import { CaseNode, CaseSuspension, TerminationCheck } from '../enforcement-case/case-parts.entity.ts';
import { EnforcementCase } from '../enforcement-case/enforcement-case.entity.ts';
import { Judgment } from '../judgment/judgment.entity.ts';
import { Party } from '../party/party.entity.ts';
import { Petition } from '../petition/petition.entity.ts';
import { Region } from '../region/region.entity.ts';

import { CREDIT_CODES, type sampleCourt } from './sample-court.fixture.ts';

type Cell = string | number | null;

/** The same court's data in its old system: tables, and rows column by column. */
export function legacyRows(rowsOf: ReturnType<typeof sampleCourt>): Readonly<Record<string, Cell[][]>> {
  return {
    T_DQ: rowsOf(Region).map(({ code, name, level, parentCode }) => [
      code,
      name,
      code1('NATIONAL PROVINCE CITY COUNTY', level, 0),
      parentCode ?? '',
    ]),
    T_FY: rowsOf(Court).map(({ code, name, level, regionCode, parentCode }) => [
      code,
      name,
      code1('SUPREME HIGH INTERMEDIATE BASIC', level),
      regionCode,
      parentCode ?? '',
    ]),
    T_AJ: rowsOf(EnforcementCase).map((row, at) => [
      row.id,
      at % 3 === 0
        ? halfBrackets(row.caseNumber)
        : at % 3 === 1
          ? fullDigits(row.caseNumber, row.courtCode)
          : row.caseNumber,
      row.typeCode === 'RESUMED' ? '02' : '01',
      row.courtCode,
      day(row.filedOn),
      row.officerName,
      code1('JUDGMENT RULING MEDIATION AWARD NOTARISED', row.basisKind),
      halfBrackets(row.basisNumber),
      row.judgmentId ?? '',
      row.cause,
      fen(row.claimAmount),
      fen(row.recoveredAmount),
      row.status === 'OPEN' ? '1' : '9',
      day(row.dueOn),
      row.extensionDays,
      day(row.concludedOn),
      row.conclusionMethod ? `0${code1(METHODS, row.conclusionMethod)}` : '',
      row.settlementPerformed ? '1' : '0',
      row.propertyFound === null ? '' : row.propertyFound ? '1' : '0',
      row.inabilityGround ?? '',
      day(row.preservedOn),
      row.crossEnforcementKind ? '1' : '',
      row.originCourtCode ?? '',
      row.resumedFromId ?? '',
      code1('PERSON ENTERPRISE AGENCY', row.debtorKind),
      fullDigits(CREDIT_CODES[row.debtorAgencyId ?? ''] ?? ''),
      row.campaignId ?? '',
    ]),
    T_DSR: rowsOf(Party).map((row) => [
      row.id,
      row.caseId,
      code1('APPLICANT DEBTOR THIRD_PARTY GUARANTOR', row.role),
      code1('PERSON ENTERPRISE AGENCY', row.kind),
      row.name,
      fullDigits(row.idNumber?.toLowerCase() ?? row.creditCode ?? ''),
      fullDigits(row.phone ?? ''),
      row.address ?? '',
      row.minor ? '1' : '0',
    ]),
    T_JD: rowsOf(CaseNode).map((row) => [
      row.id,
      row.caseId,
      row.node === 'NOTICE' ? '02' : '04',
      (row.dueOn ?? '').replaceAll('-', '.'),
      (row.doneOn ?? '').replaceAll('-', '.'),
    ]),
    T_ZZ: rowsOf(CaseSuspension).map((row) => [row.id, row.caseId, day(row.fromDate), day(row.toDate), row.reason]),
    T_ZB: rowsOf(TerminationCheck).flatMap((row) =>
      [
        row.noticeOn,
        row.propertyReportOrderedOn,
        row.consumptionLimitedOn,
        row.networkSearchedOn,
        row.fieldSearchedOn,
        row.debtorSoughtOn,
      ].flatMap((date, at) => (date === null ? [] : [[row.caseId, String(at + 1), day(date)]])),
    ),
    T_PJ: rowsOf(Judgment).map((row) => [
      row.id,
      halfBrackets(row.instrumentNumber),
      row.courtCode,
      day(row.effectiveOn),
      row.ordered,
      row.kind === 'MONEY' ? '1' : '2',
      row.amount === null ? null : fen(row.amount),
      day(row.performanceDueOn),
      row.orderConcrete ? '1' : '0',
      row.orderHasTerm ? '1' : '0',
      CREDIT_CODES[row.defendantAgencyId ?? ''] ?? '',
      day(row.performedOn),
      row.enforcementCaseId ?? '',
    ]),
    T_XD: rowsOf(Campaign).map((row) => [
      row.id,
      row.name,
      row.regionCode,
      day(row.fromDate),
      day(addDays(row.toDate, -1)),
      row.sessions,
      row.casesTakenUp,
      row.casesConcluded,
      row.casesTerminatedCompliant,
      rowsOf(CampaignCourt)
        .filter(({ campaignId }) => campaignId === row.id)
        .map(({ courtCode }) => courtCode)
        .join(),
    ]),
    T_XF: rowsOf(Petition).map((row) => [
      row.id,
      row.caseId,
      day(row.filedOn),
      row.ground,
      row.founded === null ? '' : row.founded ? '1' : '0',
      day(row.answeredOn),
    ]),
    T_RY: rowsOf(CourtStaff).flatMap(({ courtCode, year, officers, judges, clerks }) =>
      [officers, judges, clerks].map((count, at) => [courtCode, String(year), String(at + 1), count]),
    ),
  };
}

const METHODS = 'VOLUNTARY FORCED SETTLED PROCEDURE_TERMINATED TERMINATED REFUSED REJECTED WITHDRAWN';

function code1(members: string, member: string, first = 1): string {
  return String(members.split(' ').indexOf(member) + first);
}

function day(date: string | null): string {
  return (date ?? '').replaceAll('-', '');
}

function fen(yuan: string): string {
  return yuan.replace('.', '').replace(/^0+(?=\d)/, '');
}

function halfBrackets(text: string): string {
  return text.replace('（', '(').replace('）', ')');
}

/** Digits as typed by an input method in full-width mode; the text in `but` is chosen from a list, not typed. */
function fullDigits(text: string, but = '-'): string {
  const full = (part: string) => part.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  return text.split(but).map(full).join(but);
}
