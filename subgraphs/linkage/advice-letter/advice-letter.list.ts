import { filtersOver } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';
import { AgencyKind } from '../../shared/schema/domain-enums.ts';

import { AdviceKind, AdviceLetter, AdviceMatter, AdviceOutcome } from './advice-letter.entity.ts';

const filter = filtersOver<AdviceLetter>();

export const adviceLetterList = defineList<AdviceLetter>({
  entity: AdviceLetter,
  name: 'AdviceLetter',
  zh: '建议书',
  key: 'id',
  filters: {
    kind: filter.oneOf('kind', AdviceKind, '建议类型 Of these kinds.'),
    matter: filter.oneOf('matter', AdviceMatter, '建议事由 About these matters.'),
    agency: filter.equals('agencyId', String, '受文单位 Sent to the agency of this id.'),
    agencyKind: filter.oneOf('agencyKind', AgencyKind, '受文单位类型 Sent to units of these kinds.'),
    court: filter.inCourt('courtCode', '法院 Given by, or about the enforcement of, this court or one below it.'),
    region: filter.inRegion('regionCode', '行政区划 Of courts in this region or below it.'),
    issued: filter.during('issuedOn', '发出期间 Issued in this period.'),
    isAnswered: filter.present(
      'answeredOn',
      '已答复 True for letters that were answered, false for those that were not.',
    ),
    outcome: filter.oneOf('outcome', AdviceOutcome, '采纳情况 Of which the recipient made this.'),
    overdue: filter.custom<boolean>(
      () => Boolean,
      '逾期未答复 Whether they have no answer though the last day for it is past.',
      (overdue, today) =>
        overdue
          ? { answeredOn: null, answerDueOn: { $lt: today } }
          : { $or: [{ answeredOn: { $ne: null } }, { answerDueOn: { $gte: today } }] },
      [['answeredOn', 'answerDueOn']],
    ),
  },
  orderings: {
    ISSUED_ON: ['issuedOn', '发出日期 By day of issue.'],
    ANSWER_DUE_ON: ['answerDueOn', '答复期限 By the last day for the answer.'],
  },
  defaultOrder: ['issuedOn', 'desc'],
});
