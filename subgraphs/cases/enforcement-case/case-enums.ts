import { labelledEnum } from '../../shared/schema/labelled-enum.ts';

export const BasisKind = labelledEnum('BasisKind', '执行依据种类 Kind of instrument that is enforced.', {
  JUDGMENT: '判决 A judgment.',
  RULING: '裁定 A ruling.',
  MEDIATION: '调解书 A mediation agreement made before a court.',
  AWARD: '仲裁裁决 An award of an arbitration body.',
  NOTARISED: '公证债权文书 A notarised instrument of debt.',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

export const CaseStatus = labelledEnum('CaseStatus', '案件状态 Where an enforcement case stands.', {
  OPEN: '在办 Being enforced.',
  SUSPENDED: '中止 The statutory period stands still.',
  CONCLUDED: '已结 Concluded.',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

export const ConclusionMethod = labelledEnum('ConclusionMethod', '结案方式 How an enforcement case was concluded.', {
  VOLUNTARY: '自动履行 The debtor performed after filing without being forced.',
  FORCED: '强制执行完毕 Performed by enforcement.',
  SETTLED: '执行和解 The parties settled.',
  PROCEDURE_TERMINATED: '终结本次执行程序 Closed for now because no property is found (终本); it may be resumed.',
  TERMINATED: '终结执行 Closed for good.',
  REFUSED: '不予执行 Enforcement of the instrument was refused.',
  REJECTED: '驳回申请 The application was rejected.',
  WITHDRAWN: '撤回申请 The applicant withdrew.',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

export const CrossEnforcementKind = labelledEnum(
  'CrossEnforcementKind',
  '交叉执行方式 How another court came to enforce.',
  {
    ELEVATED: '提级执行 The court above took the case up.',
    DESIGNATED: '指定执行 The court above gave it to another court.',
    COORDINATED: '协同执行 Several courts enforce together.',
    CONCENTRATED: '集中执行 Cases of one kind are enforced in one court.',
    OTHER: '其他 Anything else; the field of the label has the office’s own term.',
  },
);

export const TimelineNode = labelledEnum('TimelineNode', '执行节点 A step of enforcement that has a date.', {
  FILED: '立案 The case was filed.',
  NOTICE: '执行通知 Notice of enforcement; due within 10 days of filing.',
  PROPERTY_REPORT_ORDER: '报告财产令 Order to report property.',
  NETWORK_INQUIRY: '网络查控 Inquiry over the network; due within 10 working days.',
  FIELD_INQUIRY: '传统查控 Inquiry on the spot; due within a month.',
  DISPOSAL: '财产处置 Disposal of property; an auction starts within 30 days of appraisal.',
  PAYOUT: '案款发放 Money paid out; due within 30 days of receipt.',
  CONCLUDED: '结案 The case was concluded.',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

export const CaseActor = labelledEnum(
  'CaseActor',
  '下一步责任主体 Who at the court has to do the next step of a case.',
  {
    OFFICER: '承办人 The enforcement officer in charge of the case.',
    COMMAND_CENTRE: '执行指挥中心 The command centre, which sends the inquiries of all cases over the network.',
  },
);

export const CrossEnforcementResult = labelledEnum(
  'CrossEnforcementResult',
  '交叉执行成效 What cross enforcement has brought so far.',
  {
    PENDING: '未取得进展 Nothing yet.',
    PROGRESSED: '取得实质进展 Real progress: property found, moved or paid.',
    SETTLED: '化解 The case was settled or performed in full.',
  },
);

export const CourtLeaderPost = labelledEnum('CourtLeaderPost', '包案领导职务 Which leader of the court leads a case.', {
  PRESIDENT: '院长 The president of the court.',
  VICE_PRESIDENT: '副院长 A vice-president.',
  BUREAU_CHIEF: '执行局局长 The chief of the enforcement bureau.',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

export const TracingMeans = labelledEnum('TracingMeans', '查人途径 By what a debtor was traced.', {
  TRACING_SYSTEM: '执行天眼 A system that traces persons by what they use and where.',
  POLICE: '公安协查 The police.',
  GRID_WORKER: '网格员协查 A grid worker.',
  APPLICANT: '申请人提供 The applicant.',
  OFFICER: '执行人员查找 The officers themselves.',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

export const QualityGrade = labelledEnum(
  'QualityGrade',
  '案件质量评查结果 What a review of a case for quality found.',
  {
    EXCELLENT: '优秀 Handled in an exemplary way.',
    QUALIFIED: '合格 Handled as it should be.',
    FLAWED: '瑕疵 Handled with flaws that did not change the result.',
    UNQUALIFIED: '不合格 Handled wrongly.',
    OTHER: '其他 Anything else; the field of the label has the office’s own term.',
  },
);
