import { labelledEnum } from '../../shared/schema/labelled-enum.ts';

/** 最高人民法院关于公布失信被执行人名单信息的若干规定, 2017, art. 1: the complete list of grounds. */
export const DishonestGround = labelledEnum(
  'DishonestGround',
  '失信情形 Statutory ground on which a debtor is listed as dishonest.',
  {
    ABLE_BUT_REFUSES:
      '有履行能力而拒不履行 Able to perform and refuses to; the listing lasts until the duty is performed.',
    OBSTRUCTS:
      '以伪造证据、暴力、威胁等方法妨碍、抗拒执行 Obstructs by forged evidence, violence, threats or the like.',
    EVADES:
      '以虚假诉讼、虚假仲裁或者隐匿、转移财产等方法规避执行 Evades by sham suits or by hiding or moving property.',
    BREAKS_PROPERTY_REPORT: '违反财产报告制度 Does not report property, or reports it falsely.',
    BREAKS_CONSUMPTION_LIMIT: '违反限制消费令 Consumes what an order forbids.',
    BREAKS_SETTLEMENT: '无正当理由拒不履行执行和解协议 Does not keep a settlement, without good reason.',
  },
);

/** The same rules, art. 10, and art. 9 for an expired term. */
export const RemovalReason = labelledEnum('RemovalReason', '删除事由 Why a debtor is taken off the list.', {
  PERFORMED: '履行完毕 The duty was performed, by the debtor or by force.',
  SETTLEMENT_PERFORMED: '和解协议履行完毕 The settlement was performed.',
  APPLICANT_ASKS: '申请执行人申请删除 The applicant asked for it and the court agreed.',
  NOTHING_FOUND_TWICE:
    '终本后两次查控未发现财产 The procedure was terminated, and two searches in the term found nothing.',
  TRIAL_SUPERVISION: '因审判监督中止执行 Trial supervision stays the case.',
  REFUSED_ENFORCEMENT: '裁定不予执行 Enforcement of the instrument was refused.',
  TERMINATED: '裁定终结执行 Enforcement was closed for good.',
  TERM_ENDED: '纳入期限届满 The term of the listing ended.',
  WRONGLY_LISTED: '纳入错误 It should not have been listed.',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

export const ExtentPerformed = labelledEnum('ExtentPerformed', '履行情况 How far a duty has been performed.', {
  NOTHING: '全部未履行 Nothing of it.',
  PART: '部分履行 Part of it.',
  ALL: '全部履行 All of it.',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});
