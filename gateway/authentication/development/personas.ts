import type { Audience } from '../../../subgraphs/shared/access/viewer.ts';
import { WHOLE_COUNTRY } from '../row-claims.ts';

import { developmentKey } from './development-key.ts';
import { issueToken, type DevelopmentClaims } from './issue-token.ts';

/** Somebody whom a developer may play, over the sample data. */
export interface Persona {
  /** Who it is, the Chinese term first. */
  readonly label: string;
  /** What they come for, in a few words. */
  readonly sees: string;
  /** Null: nobody, who has no token. */
  readonly claims: DevelopmentClaims | null;
}

/** One for each audience; the first may see all but the access ledger. */
export const PERSONAS: Readonly<Record<Audience, Persona>> = {
  court: {
    label: '执行法官（最高人民法院） Enforcement officer of the Supreme Court',
    sees: 'every case of the country in full',
    claims: { audience: 'court', subject: 'officer-of-the-samples', court: '最高法', purpose: '执行办案' },
  },
  committee: {
    label: '政法委（宁德市） Political-legal committee of Ningde',
    sees: 'Ningde’s agencies that owe, without private parties',
    claims: { audience: 'committee', subject: 'committee-of-the-samples', region: '350900', purpose: '执行监督' },
  },
  assessment: {
    label: '考评办（宁德市） Assessment office of Ningde',
    sees: 'scores and deductions of Ningde’s agencies, with their evidence',
    claims: { audience: 'assessment', subject: 'assessor-of-the-samples', region: '350900', purpose: '年度考评' },
  },
  member: {
    label: '成员单位（甘孜州住房公积金管理中心） Housing fund of Ganzi',
    sees: 'what courts asked of it, its meetings, credit checks',
    claims: { audience: 'member', subject: 'fund-of-the-samples', unit: '12513300Y75107010B', purpose: '协助执行' },
  },
  analyst: {
    label: '数据分析（全国） Analyst, whole country',
    sees: 'statistics, and cases without any party',
    claims: { audience: 'analyst', subject: 'analyst-of-the-samples', region: WHOLE_COUNTRY, purpose: '统计分析' },
  },
  auditor: {
    label: '审计 Auditor',
    sees: 'who read what',
    claims: { audience: 'auditor', subject: 'auditor-of-the-samples', purpose: '访问审计' },
  },
  public: { label: '公众 The public, without a token', sees: 'what is published', claims: null },
};

/** A token for the persona, null for nobody. */
export async function personaToken({ claims }: Persona, hours: number): Promise<string | null> {
  return claims && issueToken(claims, hours, await developmentKey());
}
