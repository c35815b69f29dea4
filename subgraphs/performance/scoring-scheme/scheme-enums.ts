import { labelledEnum } from '../../shared/schema/labelled-enum.ts';

export const Programme = labelledEnum('Programme', '考评项目 A programme by which agencies are assessed.', {
  PEACE_AND_ORDER: '平安综治 Peace and order (平安建设、综治考评).',
  CIVILISED_UNIT: '文明单位 Civilised unit.',
  GOVERNMENT_PERFORMANCE: '绩效 Government performance.',
  BUSINESS_ENVIRONMENT: '营商环境 Business environment.',
});

export const SchemeState = labelledEnum('SchemeState', '方案状态 Whether the rules of a scheme are fixed.', {
  DRAFT: '草案 Not published: nobody is scored by it, and it may still change.',
  PUBLISHED: '已发布 Published: it never changes; new rules are a new version.',
});

export const ScoreItemKind = labelledEnum('ScoreItemKind', '加减分 Whether points are taken or given.', {
  DEDUCTION: '扣分 Points taken.',
  BONUS: '加分 Points given.',
});
