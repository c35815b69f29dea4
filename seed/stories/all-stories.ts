import type { CaseFacts, JudgmentFacts } from '../world/case-facts.ts';

import { countyFined } from './county-fined-500000.ts';
import { districtGovernment8000 } from './district-government-8000.ts';
import { fiveCases } from './five-cases-of-one-plaintiff.ts';
import { gymMembers } from './gym-members.ts';
import { paidOutCase } from './paid-out-against-notice.ts';
import { refusalCase } from './refusal-sentence.ts';
import { sanitation550000 } from './sanitation-550000.ts';
import { yachengTitleDeeds, yachengTownship } from './yacheng-township.ts';

const ofAgencies = [districtGovernment8000, sanitation550000, yachengTownship, countyFined, ...fiveCases];

/** Every case of the stories; each counts in its court's region and year like any other. */
export const storyCases: readonly CaseFacts[] = [
  ...ofAgencies.map((story) => story.facts),
  paidOutCase,
  refusalCase,
  ...gymMembers,
];

export const storyJudgments: readonly JudgmentFacts[] = [
  ...ofAgencies.map((story) => story.judgment),
  yachengTitleDeeds,
];
