import {
  AgreementField,
  CooperationAgreement,
  type CooperationField,
} from '../../../subgraphs/linkage/cooperation-agreement/cooperation-agreement.entity.ts';
import type { MemberOf } from '../../../subgraphs/shared/schema/labelled-enum.ts';
import { dateOf, dayOf, monthsLater, workingDayAtOrBefore, type Day } from '../../calendar.ts';
import { agenciesIn, type AgencyFacts } from '../../places/agencies.ts';
import { courtOf } from '../../places/courts.ts';
import { idOf, type Random } from '../../random.ts';
import type { Emit } from '../row-writer.ts';

import { unitsOf } from './conference.ts';
import type { CourtPlan } from './programme.ts';

type Field = MemberOf<typeof CooperationField>;

const fieldsOf: Readonly<Partial<Record<AgencyFacts['kind'], readonly Field[]>>> = {
  BANK: ['PROPERTY_INQUIRY', 'FREEZE_AND_TRANSFER', 'JOINT_DISCIPLINE'],
  REGISTRY: ['PROPERTY_INQUIRY', 'REAL_ESTATE_REGISTRATION', 'VEHICLE_CONTROL'],
  HOUSING_FUND: ['PROPERTY_INQUIRY', 'FREEZE_AND_TRANSFER'],
  POLICE: ['PERSON_LOCATION', 'VEHICLE_CONTROL', 'REFUSAL_CRIME'],
  PROCURATORATE: ['REFUSAL_CRIME', 'INFORMATION_SHARING'],
  PARTY: ['AGENCY_PERFORMANCE', 'GRID_ASSISTANCE', 'JOINT_DISCIPLINE'],
  DEPARTMENT: ['INFORMATION_SHARING', 'JOINT_DISCIPLINE', 'AGENCY_PERFORMANCE'],
};
/** Housing fund and registry agree by memorandum (得荣县人民法院, 2023). */
const byMemorandum = new Set<AgencyFacts['kind']>(['HOUSING_FUND', 'REGISTRY']);
const otherFields: readonly Field[] = ['INFORMATION_SHARING', 'JOINT_DISCIPLINE'];

/** The agreements of a plan's courts: the courts take turns each year, and no court signs twice with a unit. */
export function writeAgreements(plan: CourtPlan, last: Day, random: Random, emit: Emit): void {
  const signedSoFar = new Map<string, number>();
  for (const [year, count] of Object.entries(plan.perYear)) {
    const days = Math.min(dayOf(`${year}-12-20`), last) - dayOf(`${year}-01-15`);
    for (let i = 0; i < count; i += 1) {
      const courtIndex = i % plan.courtCodes.length;
      const courtCode = plan.courtCodes[courtIndex] as string;
      const nth = signedSoFar.get(courtCode) ?? 0;
      signedSoFar.set(courtCode, nth + 1);
      const signed = workingDayAtOrBefore(dayOf(`${year}-01-15`) + Math.floor((i * days) / count));
      const units = partnersOf(courtOf(courtCode).regionCode, courtIndex);
      writeAgreement(
        courtCode,
        nth,
        units[nth % units.length] as AgencyFacts,
        signed,
        random.stream(`${courtCode}/${nth}`),
        emit,
      );
    }
  }
}

/**
 * Whom a court agrees with, first the kinds that the source lists for Ganzi's 72 agreements of 2022: police, banks,
 * insurers, housing fund, registry, transport, tax (得荣县人民法院, 2023). Insurers and tax are the province's, and a housing fund is the
 * prefecture's. Each court begins
 * at another of them, so that every year has all kinds.
 */
function partnersOf(regionCode: string, courtIndex: number): readonly AgencyFacts[] {
  const own = unitsOf(regionCode);
  const ofPrefecture = agenciesIn(`${regionCode.slice(0, 4)}00`);
  const ofProvince = agenciesIn(`${regionCode.slice(0, 2)}0000`);
  const isListed = ({ kind, name }: AgencyFacts): boolean =>
    ['POLICE', 'BANK', 'REGISTRY'].includes(kind) || name.endsWith('交通运输局');
  const first = [
    ...own.filter(isListed),
    ...ofPrefecture.filter(({ kind }) => kind === 'HOUSING_FUND'),
    ...ofProvince.filter(({ kind, name }) => kind === 'INSURER' || name.endsWith('税务局')),
  ];
  const start = (courtIndex * 3) % first.length;
  const others = own.filter((unit) => !first.includes(unit));
  return [...first.slice(start), ...first.slice(0, start), ...others];
}

function writeAgreement(
  courtCode: string,
  nth: number,
  unit: AgencyFacts,
  signed: Day,
  random: Random,
  emit: Emit,
): void {
  const { name: courtName, regionCode } = courtOf(courtCode);
  const id = idOf('ca', `${courtCode}/${nth}`);
  const form = byMemorandum.has(unit.kind) ? 'MEMORANDUM' : 'AGREEMENT';
  const from = signed + random.int(0, 20);
  emit(CooperationAgreement, {
    id,
    documentNumber: `${courtName}协字〔${dateOf(signed).slice(0, 4)}〕${nth + 1}号`,
    title: `${courtName}与${unit.name}执行联动${form === 'MEMORANDUM' ? '合作备忘录' : '协作协议'}`,
    form,
    courtCode,
    regionCode,
    agencyId: unit.id,
    agencyKind: unit.kind,
    signedOn: dateOf(signed),
    fromDate: dateOf(from),
    toDate: random.chance(0.4) ? null : dateOf(monthsLater(from, 12 * random.int(1, 3))),
  });
  for (const field of fieldsOf[unit.kind] ?? otherFields) {
    emit(AgreementField, { id: idOf('af', `${id}/${field}`), agreementId: id, field });
  }
}
