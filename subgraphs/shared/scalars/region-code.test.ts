import { describe, expect, it } from '@jest/globals';

import { parseRegionCode, RegionCodeScalar, regionLevel } from './region-code.ts';
import { faultOf } from './scalar-fixture.ts';

const NINGDE = '350902 350921 350922 350923 350924 350925 350926 350981 350982';
const GANZI =
  '513301 513322 513323 513324 513325 513326 513327 513328 513329 513330 513331 513332 513333 513334 513335 513336 513337 513338';

describe('a region code', () => {
  it.each([
    ['350000', 'PROVINCE'],
    ['620000', 'PROVINCE'],
    ['350900', 'PREFECTURE'],
    ['513300', 'PREFECTURE'],
    ['620100', 'PREFECTURE'],
    ...`${NINGDE} ${GANZI} 620104 321283`.split(' ').map((code) => [code, 'COUNTY'] as const),
  ])('%s is of level %s', (code, level) => {
    expect(parseRegionCode(code)).toBe(code);
    expect(regionLevel(code)).toBe(level);
  });

  it('typed full-width is read', () => {
    expect(RegionCodeScalar.parseValue('３５０９００')).toBe('350900');
  });

  it.each([
    ['3509', 'six digits'],
    ['350902001', 'six digits'],
    ['35090A', 'six digits'],
    ['160000', 'province'],
    ['000000', 'province'],
    ['350002', 'no prefecture'],
  ])('%s is refused', (text, fault) => {
    expect(faultOf(() => parseRegionCode(text))).toContain(fault);
  });

  it('as a JSON number is refused', () => {
    expect(faultOf(() => RegionCodeScalar.parseValue(350900))).toBe('is not a string');
  });
});
