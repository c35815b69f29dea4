import type { Audience } from '../access/audiences.ts';
import type { Viewer } from '../access/viewer.ts';

import { SUPREME_COURT_VIEWER } from './viewers.ts';

/** Viewers for tests of rows. Some have facts that the rules of their audience must ignore. */
export const ROW_VIEWERS: readonly [string, Viewer][] = [
  ['the supreme court', viewer('court', { court: '最高法' })],
  ['a high court', viewer('court', { court: '闽', region: '510000' })],
  ['an intermediate court', viewer('court', { court: '闽09', unit: 'credit k1' })],
  ['a basic court', viewer('court', { court: '闽0902' })],
  ['a court that is not named', viewer('court', { region: '000000', unit: 'credit k1' })],
  ['the committee of a province', viewer('committee', { region: '350000', court: '最高法' })],
  ['the committee of a county', viewer('committee', { region: '350921' })],
  ['a committee of nowhere', viewer('committee', { court: '最高法' })],
  ['the assessment office of a city', viewer('assessment', { region: '350900', court: '最高法', unit: 'credit k1' })],
  ['an analyst of the country', viewer('analyst', { region: '000000' })],
  ['an analyst of a province', viewer('analyst', { region: '510000', court: '最高法' })],
  ['a unit', viewer('member', { unit: 'credit k3', region: '000000', court: '最高法' })],
  ['another unit', viewer('member', { unit: 'credit k11' })],
  ['a unit that nobody knows', viewer('member', { unit: 'credit of nobody' })],
  ['the public', viewer('public', { region: '000000', court: '最高法', unit: 'credit k3' })],
  ['an auditor', viewer('auditor', { region: '000000', court: '最高法', unit: 'credit k3' })],
];

function viewer(audience: Audience, facts: Partial<Pick<Viewer, 'court' | 'region' | 'unit'>>): Viewer {
  return { ...SUPREME_COURT_VIEWER, audience, court: null, region: null, unit: null, ...facts };
}
