import { badInput } from '../bad-input.ts';

import { normalText } from './normal-text.ts';
import { textScalar } from './text-scalar.ts';

export type RegionLevel = 'PROVINCE' | 'PREFECTURE' | 'COUNTY';

const EXPECTED = 'a region code of six digits such as 350902 (GB/T 2260)';
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(' '),
);

/**
 * The canonical form of a region code: six digits, of a province that exists, with no county straight under 00.
 * Which codes exist, and when, is for the region table.
 * @throws badInput
 */
export function parseRegionCode(text: string): string {
  const code = normalText(text, 16, EXPECTED);
  if (!/^\d{6}$/u.test(code)) {
    throw badInput('is not six digits', EXPECTED);
  }
  if (!isInProvince(code)) {
    throw badInput('does not begin with the code of a province', EXPECTED);
  }
  if (code.slice(2, 4) === '00' && code.slice(4) !== '00') {
    throw badInput('names a county but no prefecture', EXPECTED);
  }
  return code;
}

/** Whether a code, or a number that begins with one, begins with the code of a province. */
export function isInProvince(code: string): boolean {
  return PROVINCES.has(code.slice(0, 2));
}

/** The level that a well-formed code names by its form. */
export function regionLevel(code: string): RegionLevel {
  if (code.endsWith('0000')) {
    return 'PROVINCE';
  }
  return code.endsWith('00') ? 'PREFECTURE' : 'COUNTY';
}

export const RegionCodeScalar = textScalar({
  name: 'RegionCode',
  description:
    '行政区划代码 Region code of GB/T 2260, six digits, e.g. 350900 for Ningde, 350902 for its district Jiaocheng.',
  expected: EXPECTED,
  parse: parseRegionCode,
});
