import { AdviceLetter, type AdviceMatter } from '../../../subgraphs/linkage/advice-letter/advice-letter.entity.ts';
import type { Row } from '../../../subgraphs/shared/database/entity-class.ts';
import type { MemberOf } from '../../../subgraphs/shared/schema/labelled-enum.ts';
import { dateOf, dayOf, monthsLater, workingDayAtOrBefore, type Day } from '../../calendar.ts';
import { agenciesIn, agencyOf, type AgencyFacts } from '../../places/agencies.ts';
import { courtOf } from '../../places/courts.ts';
import { regionOf } from '../../places/regions.ts';
import { idOf, type Random } from '../../random.ts';
import { storyCases } from '../../stories/all-stories.ts';
import { enforcesClaim, type CaseFacts } from '../../world/case-facts.ts';
import type { Emit } from '../row-writer.ts';

type Matter = Exclude<MemberOf<typeof AdviceMatter>, 'OTHER'>;

/** What advice says and what its recipient answers, by matter. */
const words: Readonly<Record<Matter, { readonly content: string; readonly measures: readonly string[] }>> = {
  NOT_ASSISTING: {
    content: '建议查明未按协助执行通知办理的原因，健全协助执行内部流程，明确专人负责',
    measures: ['已对经办部门通报批评，指定专人办理协助执行', '已修订协助执行操作规程并组织培训'],
  },
  AGENCY_NOT_PERFORMING: {
    content: '建议将生效裁判确定的款项列入预算，确定履行计划和责任人',
    measures: ['已列入本年度预算，分期履行', '已由分管领导牵头制定履行计划'],
  },
  PUBLIC_OFFICIAL: {
    content: '建议对被纳入失信名单的公职人员教育督促，限期履行',
    measures: ['已约谈本人，本人制定履行计划', '已约谈本人，并暂停评优评先资格'],
  },
  REFUSAL_CRIME: {
    content: '建议对移送的拒不执行判决、裁定罪线索依法及时审查立案',
    measures: ['已立案侦查', '已审查，补充证据后再行立案'],
  },
  ENFORCEMENT_CONDUCT: {
    content: '建议纠正逾期发放案款等执行活动中的问题',
    measures: ['已发放案款，并开展专项自查', '已整改，完善节点监管'],
  },
};

/** Advice is rare; no advice is invented for the cases of the sources' stories. */
const isStory = new Set(storyCases.map(({ id }) => id));

export interface AdviceWriter {
  /** Writes the advice that a case gives rise to: at most one letter. */
  offer(facts: CaseFacts, random: Random): void;
  /** Judicial advice to a unit that did not assist. */
  toUnit(facts: CaseFacts, agencyId: string, breachedOn: string, random: Random): void;
}

export function adviceWriter(last: Day, share: number, emit: Emit): AdviceWriter {
  const serials = new Map<string, number>();

  const write = (facts: CaseFacts, matter: Matter, to: AgencyFacts | null, issued: Day, random: Random): void => {
    const ended = facts.concludedOn === null ? last : Math.min(last, dayOf(facts.concludedOn));
    if (isStory.has(facts.id) || issued > ended) {
      return;
    }
    const { name: courtName } = courtOf(facts.courtCode);
    const procuratorate = isOfProcuratorate(matter) ? (agenciesIn(facts.regionCode, 'PROCURATORATE')[0] ?? null) : null;
    if (isOfProcuratorate(matter) && procuratorate === null) {
      return;
    }
    const series = `${procuratorate?.name ?? courtName}${procuratorate ? '检建' : '司建'}〔${dateOf(issued).slice(0, 4)}〕`;
    const serial = (serials.get(series) ?? 0) + 1;
    serials.set(series, serial);
    emit(AdviceLetter, {
      id: idOf('al', `${series}${serial}`),
      kind: procuratorate ? 'PROCURATORIAL' : 'JUDICIAL',
      documentNumber: `${series}${serial}号`,
      courtCode: facts.courtCode,
      regionCode: facts.regionCode,
      procuratorateId: procuratorate?.id ?? null,
      agencyId: to?.id ?? null,
      agencyKind: to?.kind ?? null,
      caseId: facts.id,
      debtorAgencyId: facts.debtorAgencyId,
      debtorKind: facts.debtorKind,
      matter,
      content: words[matter].content,
      ...answer(matter, issued, last, random),
    });
  };

  return {
    offer: (facts, random) => {
      if (!enforcesClaim(facts)) {
        return;
      }
      const issued = workingDayAtOrBefore(dayOf(facts.filedOn) + random.int(60, 150));
      const debtor = facts.debtorAgencyId;
      if (debtor !== null) {
        if (random.chance(0.25)) {
          write(facts, 'AGENCY_NOT_PERFORMING', agencyOf(debtor), issued, random);
        }
        return;
      }
      if (!random.chance(share)) {
        return;
      }
      const [matter, to] = random.pick([
        ['PUBLIC_OFFICIAL', superiorsOfOfficials(facts.regionCode)],
        ['REFUSAL_CRIME', agenciesIn(facts.regionCode, 'POLICE')],
        ['ENFORCEMENT_CONDUCT', null],
      ] as const);
      if (to === null) {
        write(facts, matter, null, issued, random);
      } else if (to.length > 0) {
        write(facts, matter, random.pick(to), issued, random);
      }
    },
    toUnit: (facts, agencyId, breachedOn, random) => {
      if (random.chance(0.6)) {
        write(facts, 'NOT_ASSISTING', agencyOf(agencyId), dayOf(breachedOn) + random.int(1, 10), random);
      }
    },
  };
}

function isOfProcuratorate(matter: Matter): boolean {
  return matter === 'REFUSAL_CRIME' || matter === 'ENFORCEMENT_CONDUCT';
}

/** The organisation department and discipline inspection of the place or, in a county, of its prefecture. */
function superiorsOfOfficials(regionCode: string): readonly AgencyFacts[] {
  const { parentCode } = regionOf(regionCode);
  return [regionCode, ...(parentCode ? [parentCode] : [])]
    .flatMap((code) => agenciesIn(code, 'PARTY'))
    .filter(({ name }) => /组织部|纪律检查委员会/.test(name));
}

/** Due within two months; most are answered, some late, some not yet. */
function answer(
  matter: Matter,
  issued: Day,
  last: Day,
  random: Random,
): Pick<Row<AdviceLetter>, 'issuedOn' | 'answerDueOn' | 'answeredOn' | 'outcome' | 'measures'> {
  const answered = workingDayAtOrBefore(issued + random.int(15, 75));
  const isAnswered = answered <= last && random.chance(0.85);
  const outcome = random.weighted([
    ['ADOPTED', 70],
    ['PARTLY', 20],
    ['NOT_ADOPTED', 10],
  ] as const);
  const measures = outcome === 'NOT_ADOPTED' ? '经核查与实际情况不符，已书面说明' : random.pick(words[matter].measures);
  return {
    issuedOn: dateOf(issued),
    answerDueOn: dateOf(monthsLater(issued, 2)),
    answeredOn: isAnswered ? dateOf(answered) : null,
    outcome: isAnswered ? outcome : null,
    measures: isAnswered ? measures : null,
  };
}
