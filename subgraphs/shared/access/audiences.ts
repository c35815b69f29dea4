/** The kinds of viewer. */
export const AUDIENCES = ['court', 'committee', 'assessment', 'member', 'analyst', 'public', 'auditor'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** The kinds of viewer, as people call them. */
export const AUDIENCE_TITLES: Readonly<Record<Audience, string>> = {
  court: '法院',
  committee: '政法委',
  assessment: '考评办',
  member: '成员单位',
  analyst: '数据分析',
  public: '公众',
  auditor: '审计',
};
