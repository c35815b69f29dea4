import { labelledEnum } from '../../shared/schema/labelled-enum.ts';

/** The five steps and two standards (5+2), and the performance at which they aim; in the order in which they fall due. */
export const DutyNode = labelledEnum(
  'DutyNode',
  '流程节点 A point of a supervision ledger at which somebody must act: the five steps and two standards (5+2), and performance.',
  {
    FILING_REMINDER: '立案提示 The agency is reminded when the suit is filed.',
    PRE_JUDGMENT_TALK: '判前沟通 The court talks with the agency before it gives judgment.',
    ORDER_CONCRETE: '判项明确 The first standard: the order is concrete enough to be enforced.',
    TERM_SET: '履行期限明确 The second standard: the judgment sets a term of performance.',
    POST_JUDGMENT_WARNING: '判后预警 The agency is warned of its term when the judgment is in effect.',
    PRE_ENFORCEMENT_URGING: '执前督促 The agency is urged before enforcement is filed.',
    POST_ENFORCEMENT_DISCIPLINE: '执后惩戒 Enforcement has been filed, and measures are taken against the agency.',
    PERFORMANCE: '履行 The agency itself performs.',
  },
);

export const DutyOfficeKind = labelledEnum('DutyOfficeKind', '责任单位类别 What kind of office must act.', {
  COURT: '法院 The court that tries or enforces.',
  AGENCY: '义务机关 The agency that owes the duty.',
  COMMITTEE: '政法委 The political-legal committee.',
});
