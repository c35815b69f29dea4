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
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

/** What was ordered, as a closed list: a free text could name a private party. */
export const OrderedDuty = labelledEnum('OrderedDuty', '判项类别 What kind of duty was ordered of an agency.', {
  PAY_MONEY: '给付金钱 To pay money.',
  REGISTER_TITLE: '协助办理权属登记 To help to register title to property.',
  DISCLOSE: '公开政府信息 To disclose government information.',
  DECIDE: '作出处理 To decide on an application.',
  RESTORE: '恢复原状并返还 To restore land or a thing and give it back.',
  OTHER_ACT: '其他行为 Another act.',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

/** Causes of action at which agencies are defendants (民事案件案由规定; 行政案件案由规定), as a closed list for the same reason. */
export const DutyCause = labelledEnum('DutyCause', '案由 The cause of action behind a duty of an agency.', {
  CONSTRUCTION: '建设工程施工合同纠纷 A contract for construction.',
  RESETTLEMENT: '房屋拆迁安置补偿合同纠纷 A contract on resettlement and compensation for a demolished house.',
  STATE_COMPENSATION: '行政赔偿 Compensation for an unlawful administrative act.',
  ADMINISTRATIVE_ACT: '行政行为 An administrative act or its omission.',
  DISCLOSURE: '政府信息公开 Disclosure of government information.',
  SALE: '买卖合同纠纷 A contract of sale.',
  LAND_LEASE: '土地租赁合同纠纷 A lease of land.',
  HOUSE_LEASE: '房屋租赁合同纠纷 A lease of a house.',
  SERVICE: '服务合同纠纷 A contract for services.',
  LOAN: '借款合同纠纷 A contract of loan.',
  LABOUR: '劳动争议 A labour dispute.',
  OTHER: '其他案由 Another cause.',
});

export const NonPerformanceReason = labelledEnum(
  'NonPerformanceReason',
  '未履行原因 Why an agency has not performed.',
  {
    NO_BUDGET: '未列预算 Its budget has no money for the judgment.',
    DISPUTED: '有争议 It disputes what it owes.',
    PROCEDURE: '待办手续 It waits for a procedure, such as an approval or a registration.',
    OTHER: '其他原因 Another reason.',
  },
);

export const LedgerFault = labelledEnum('LedgerFault', '台账缺陷 What is wrong with how a duty is followed.', {
  OUTSIDE_COUNSEL_ONLY:
    '仅交外聘律师 The agency left it to outside counsel alone, whose mandate ends with the judgment.',
  NOBODY_ANSWERS: '未定责任部门 The agency has named no department or no post that answers for it.',
  ORDER_NOT_CONCRETE: '判项不明确 The order fails the first standard.',
  ORDER_WITHOUT_TERM: '未载明履行期限 The order fails the second standard.',
});
