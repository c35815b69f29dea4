import { badInput } from '../bad-input.ts';

import { normalText } from './normal-text.ts';
import { textScalar } from './text-scalar.ts';

/** First characters of court codes: the provinces' short names, and the courts of the army 军 and of the corps 兵. */
export const COURT_PROVINCES = '京津冀晋内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新军兵';

/** Source of a regular expression that matches any court code (最高人民法院《关于人民法院案件案号的若干规定》, annex). */
export const COURT_CODE_PATTERN = `最高法|[${COURT_PROVINCES}](?:\\d{4}|\\d{2})?`;

export type CourtLevel = 'SUPREME' | 'HIGH' | 'INTERMEDIATE' | 'BASIC';

const EXPECTED =
  'a court code: 最高法, a province such as 闽, with two digits such as 闽09, or with four such as 闽0902';
const FORM = new RegExp(`^(?:${COURT_CODE_PATTERN})$`, 'u');

/**
 * The canonical form of a court code, e.g. `闽0902`. The rule checks the form only; which codes exist is for the
 * court table, since a court keeps its code when its region is renamed.
 * @throws badInput
 */
export function parseCourtCode(text: string): string {
  const code = normalText(text, 16, EXPECTED);
  if (FORM.test(code)) {
    return code;
  }
  if (!code.startsWith('最') && !COURT_PROVINCES.includes(code.charAt(0))) {
    throw badInput('does not begin with the short name of a province', EXPECTED);
  }
  throw badInput('has neither no digits, nor two, nor four after the province', EXPECTED);
}

/** The level of the court that a well-formed code names. */
export function courtLevel(code: string): CourtLevel {
  if (code === '最高法') {
    return 'SUPREME';
  }
  return code.length === 1 ? 'HIGH' : code.length === 3 ? 'INTERMEDIATE' : 'BASIC';
}

export const CourtCodeScalar = textScalar({
  name: 'CourtCode',
  description:
    '法院代字 Court code as it stands in case numbers: 最高法, 闽 (a high court), 闽09 (intermediate), 闽0902 (basic).',
  expected: EXPECTED,
  parse: parseCourtCode,
});
