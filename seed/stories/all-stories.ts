import type { CaseFacts, JudgmentFacts } from '../world/case-facts.ts';

import { concludedOnDueDay } from './concluded-on-due-day.ts';
import { countyFined, countyListed } from './county-fined-500000.ts';
import { crossEnforced, tradeSecretsJudgment } from './cross-enforcement.ts';
import { districtGovernment8000 } from './district-government-8000.ts';
import { firstOfFive, laterFour } from './five-cases-of-one-plaintiff.ts';
import { gansuDebtors } from './gansu-debtors.ts';
import { gymMembers } from './gym-members.ts';
import { paidOutCase } from './paid-out-against-notice.ts';
import { refusalCase } from './refusal-sentence.ts';
import { sanitation550000 } from './sanitation-550000.ts';
import { yachengEarlierSuits, yachengTownship } from './yacheng-township.ts';

const ofAgencies = [districtGovernment8000, countyFined, countyListed, firstOfFive];

/** Gansu's stories, which are part of both the default set and Gansu's. */
export const gansuStories: readonly CaseFacts[] = [...gymMembers, ...gansuDebtors];

/** Every case of the stories; each counts in its court's region and year like any other. */
export const storyCases: readonly CaseFacts[] = [
  ...ofAgencies.map((story) => story.facts),
  paidOutCase,
  refusalCase,
  ...gansuStories,
  ...crossEnforced,
  concludedOnDueDay,
];

export const storyJudgments: readonly JudgmentFacts[] = [
  ...ofAgencies.map((story) => story.judgment),
  sanitation550000,
  yachengTownship,
  ...yachengEarlierSuits,
  ...laterFour,
  tradeSecretsJudgment,
];
