import { agencyNamed } from '../../../seed/places/agencies.ts';
import type { DevelopmentClaims } from '../../authentication/issuing/issue-token.ts';

import type { Within } from './questions.ts';

/** Somebody who is told counts of a region and sees no rows of private persons. */
export interface Account {
  readonly bearer: DevelopmentClaims;
  readonly own: string;
  readonly within: Within;
  /** Whether it asks for every period from any month to any later one. */
  readonly asksEveryPeriod: boolean;
}

const CAUSES = ['民间借贷纠纷', '买卖合同纠纷'];

/** Accounts that put together what each was told: of a prefecture, of its county, of the province around it, of another one. */
export const ACCOUNTS: readonly Account[] = [
  account('committee', '350900', ['350921', '350902'], ['闽09', '闽0902'], true),
  account('assessment', '350902', ['350902'], ['闽0902'], false),
  account('analyst', '350000', ['350900', '350921'], ['闽', '闽0921'], false),
  account('committee', '513300', ['513301'], ['川33', '川3301'], false),
  account('analyst', '000000', ['350000', '513301'], ['川33', '闽0902'], true),
];

/**
 * Accounts that count lists: those above that read no records of private persons (analysts read them nameless), the
 * assessment office of a prefecture, and units of two prefectures, which are asked about persons by name.
 */
export const ACCOUNTS_OF_LISTS: readonly Account[] = [
  ...ACCOUNTS.filter(({ bearer }) => bearer.audience !== 'analyst'),
  account('assessment', '513300', ['513301'], ['川3301'], false),
  unit('甘孜藏族自治州住房公积金管理中心', '513300'),
  unit('宁德市不动产登记中心', '350900'),
];

function unit(name: string, region: string): Account {
  const { id, creditCode } = agencyNamed(name);
  return {
    bearer: { audience: 'member', subject: id, unit: creditCode, purpose: '协助执行' },
    own: name,
    within: { regions: [region], courts: [], causes: CAUSES },
    asksEveryPeriod: false,
  };
}

function account(
  audience: 'committee' | 'assessment' | 'analyst',
  region: string,
  regions: readonly string[],
  courts: readonly string[],
  asksEveryPeriod: boolean,
): Account {
  return {
    bearer: { audience, subject: `${audience}-of-${region}`, region, purpose: '统计' },
    own: region,
    within: { regions, courts, causes: CAUSES },
    asksEveryPeriod,
  };
}
