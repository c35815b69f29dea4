import { filtersOver } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';
import { PartyKind } from '../../shared/schema/domain-enums.ts';
import type { MemberOf } from '../../shared/schema/labelled-enum.ts';
import { visibleKeys } from '../../shared/visibility/visible-keys.ts';
import { Plaintiff } from '../plaintiff/plaintiff.entity.ts';

import { ConductProgress, DutyKind, Judgment, JudgmentInstance } from './judgment.entity.ts';
import { performanceFilter } from './performance.ts';

const filter = filtersOver<Judgment>();

export const judgmentList = defineList<Judgment>({
  entity: Judgment,
  name: 'Judgment',
  zh: '生效判决',
  key: 'id',
  filters: {
    court: filter.inCourt('courtCode', '法院 Of this court and the courts below it.'),
    region: filter.inRegion('regionCode', '行政区划 Of courts in this region or below it.'),
    effective: filter.during('effectiveOn', '生效期间 Taking effect in this period.'),
    due: filter.during('performanceDueOn', '履行期限届满期间 Whose term for performing ends in this period.'),
    kind: filter.oneOf('kind', DutyKind, '义务种类 Ordering one of these kinds of duty.'),
    amount: filter.between('amount', '判决金额 Amount ordered, yuan.'),
    defendantAgency: filter.equals('defendantAgencyId', String, '被告机关 Against the agency of this id.'),
    againstAgency: filter.present('defendantAgencyId', '涉党政机关 Whether the defendant is an agency.'),
    performed: filter.present('performedOn', '已履行 Whether it has been performed.'),
    enteredEnforcement: filter.present('enforcementCaseId', '进入执行 Whether its enforcement was applied for.'),
    performance: performanceFilter,
    overdue: {
      ...filter.custom<boolean>(
        () => Boolean,
        '逾期未履行 Whether its term has ended and it is not performed, as of today.',
        (wanted, today) =>
          wanted
            ? { performedOn: null, performanceDueOn: { $lt: today } }
            : {
                $or: [
                  { performedOn: { $ne: null } },
                  { performanceDueOn: null },
                  { performanceDueOn: { $gte: today } },
                ],
              },
        [['performedOn', 'performanceDueOn', 'id']],
      ),
    },
    instance: filter.oneOf('instance', JudgmentInstance, '审级 Given at one of these instances.'),
    crossRegion: filter.is('crossRegion', '跨行政区划管辖 Whether a court of another region had jurisdiction.'),
    plaintiffKind: filter.custom<MemberOf<typeof PartyKind>>(
      () => PartyKind.type,
      '原告类型 With a plaintiff that is this in law.',
      (kind, _today, reader) => ({ id: { $in: visibleKeys(reader, Plaintiff, 'judgmentId', 'kind', kind) } }),
      [],
      ['plaintiffs'],
    ),
    inSeries: filter.present(
      'seriesId',
      '系列案 Whether the same plaintiff, or the family, sued the same defendant again.',
    ),
    conductProgress: filter.oneOf('conductProgress', ConductProgress, '行为义务进度 Whose conduct has come so far.'),
    explained: filter.present('explainedOn', '已判后答疑 Whether the judge explained it to the parties.'),
    orderConcrete: filter.is('orderConcrete', '判项明确 Whether its order is concrete.'),
    orderHasTerm: filter.is('orderHasTerm', '载明履行期限 Whether its order sets a term.'),
  },
  orderings: {
    EFFECTIVE_ON: ['effectiveOn', '生效日期 By the day it took effect.'],
    PERFORMANCE_DUE_ON: ['performanceDueOn', '履行期限届满日 By the last day for performing.'],
    PERFORMED_ON: ['performedOn', '履行日期 By the day it was performed.'],
    AMOUNT: ['amount', '判决金额 By amount ordered.'],
  },
  defaultOrder: ['effectiveOn', 'desc'],
});
