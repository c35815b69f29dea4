import { labelledEnum } from '../../shared/schema/labelled-enum.ts';

/** The five steps of 立审执全流程督促履行, in the order in which a duty passes through them. */
export const SupervisionStep = labelledEnum(
  'SupervisionStep',
  '督促环节 A step of the five by which an agency is brought to perform.',
  {
    FILING_REMINDER: '立案提示 The agency is reminded when the suit is filed.',
    PRE_JUDGMENT_TALK: '判前沟通 The court talks with the agency before it gives judgment.',
    POST_JUDGMENT_WARNING: '判后预警 The agency is warned of its term when the judgment is in effect.',
    PRE_ENFORCEMENT_URGING: '执前督促 The agency is urged before enforcement is filed.',
    POST_ENFORCEMENT_DISCIPLINE: '执后惩戒 Enforcement has been filed, and measures are taken against the agency.',
  },
);

export const LedgerState = labelledEnum('LedgerState', '台账状态 Whether a supervision ledger is still followed.', {
  OPEN: '在督 The duty has not been met, and the agency is being urged.',
  CLOSED: '已销号 The duty has been met or has ended.',
});

export const LedgerResult = labelledEnum('LedgerResult', '督促结果 How the duty of a supervision ledger ended.', {
  PERFORMED_IN_TIME: '按期履行 Performed within the term, without enforcement being filed.',
  PERFORMED_LATE: '逾期履行 Performed after the term, without enforcement being filed.',
  PERFORMED_AFTER_FILING: '执行中自动履行 Performed after enforcement was filed, without being forced.',
  ENFORCED: '强制执行到位 Performed by force.',
  SETTLED: '和解履行 Settled, and the settlement performed.',
  DISCHARGED: '程序终结 Ended without performance: withdrawn, rejected or terminated for good.',
});
