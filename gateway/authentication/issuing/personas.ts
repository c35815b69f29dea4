import type { Audience } from '../../../subgraphs/shared/access/audiences.ts';
import { WHOLE_COUNTRY } from '../row-claims.ts';

import { developmentKey } from './development-key.ts';
import { issueToken, type DevelopmentClaims } from './issue-token.ts';

/** A text for people, in both languages. */
export type Bilingual = Readonly<Record<'zh' | 'en', string>>;

/** A user that a developer can act as, over the sample data. */
export interface Persona {
  /** The role. */
  readonly label: Bilingual;
  /** What this persona can read, in a few words. */
  readonly sees: Bilingual;
  /** Null for the public, which has no token. */
  readonly claims: DevelopmentClaims | null;
}

/** One for each audience; the first can read everything except the access ledger. */
export const PERSONAS: Readonly<Record<Audience, Persona>> = {
  court: {
    label: { zh: '执行法官（最高人民法院）', en: 'Enforcement officer of the Supreme Court' },
    sees: { zh: '全国执行案件的全部内容', en: 'every case of the country in full' },
    claims: { audience: 'court', subject: 'officer-of-the-samples', court: '最高法', purpose: '执行办案' },
  },
  committee: {
    label: { zh: '政法委（宁德市）', en: 'Political-legal committee of Ningde' },
    sees: {
      zh: '宁德市作为被执行人的机关，不含自然人和企业当事人',
      en: 'agencies of Ningde that are debtors, without private parties',
    },
    claims: { audience: 'committee', subject: 'committee-of-the-samples', region: '350900', purpose: '执行监督' },
  },
  assessment: {
    label: { zh: '考评办（宁德市）', en: 'Assessment office of Ningde' },
    sees: {
      zh: '宁德市各机关的得分、扣分及其依据',
      en: 'scores and deductions of agencies of Ningde, with the evidence',
    },
    claims: { audience: 'assessment', subject: 'assessor-of-the-samples', region: '350900', purpose: '年度考评' },
  },
  member: {
    label: { zh: '成员单位（甘孜州住房公积金管理中心）', en: 'Housing fund of Ganzi' },
    sees: {
      zh: '法院发给本单位的协助请求、本单位的会议、信用核查',
      en: 'requests that courts sent to it, its meetings, credit checks',
    },
    claims: { audience: 'member', subject: 'fund-of-the-samples', unit: '12513300Y75107010B', purpose: '协助执行' },
  },
  analyst: {
    label: { zh: '数据分析（全国）', en: 'Analyst, whole country' },
    sees: { zh: '统计数据，以及不含当事人的案件', en: 'statistics, and cases without any party' },
    claims: { audience: 'analyst', subject: 'analyst-of-the-samples', region: WHOLE_COUNTRY, purpose: '统计分析' },
  },
  auditor: {
    label: { zh: '审计', en: 'Auditor' },
    sees: { zh: '谁查了什么', en: 'who read what' },
    claims: { audience: 'auditor', subject: 'auditor-of-the-samples', purpose: '访问审计' },
  },
  public: {
    label: { zh: '公众（不带令牌）', en: 'The public, without a token' },
    sees: { zh: '公开的内容', en: 'what is published' },
    claims: null,
  },
};

/** Whoever a token is issued to: the persona of an audience, or any other claims. */
export type Bearer = Audience | DevelopmentClaims;

/** Hours that a persona's token is valid. */
const HOURS = 8;

/** A token for the bearer, signed with this machine's development key; null for the public. */
export async function bearerToken(bearer: Bearer): Promise<string | null> {
  const claims = typeof bearer === 'string' ? PERSONAS[bearer].claims : bearer;
  return claims && issueToken(claims, HOURS, await developmentKey());
}

/** The request headers that carry the bearer's token; none for the public. */
export async function bearerHeaders(bearer: Bearer): Promise<Readonly<Record<string, string>>> {
  const token = await bearerToken(bearer);
  return token === null ? {} : { authorization: `Bearer ${token}` };
}
