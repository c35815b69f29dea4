import { describe, expect, it } from '@jest/globals';

import type { Parameter, ParameterValue } from '../saved-query.ts';

import { contentDisposition } from './file-name.ts';
import { parameter, run } from './form-fixture.ts';

function names(parameters: readonly (readonly [Parameter, ParameterValue])[], title?: string): [string, string] {
  const header = contentDisposition(run(undefined, parameters, title), 'csv');
  const [, ascii = '', extended = ''] =
    /^attachment; filename="([\x20-\x7E]+)"; filename\*=UTF-8''([\w.%~!#$&+^`|-]+)$/u.exec(header) ?? [];
  return [ascii, decodeURIComponent(extended)];
}

describe('the name of a download', () => {
  it.each([
    ['2019', 'enforcement-cases_2019_v2.csv', '执行案件明细_2019_v2.csv'],
    ['2019-Q3', 'enforcement-cases_2019-Q3_v2.csv', '执行案件明细_2019-Q3_v2.csv'],
    [
      '2016-01-01/2018-10-21',
      'enforcement-cases_2016-01-01_2018-10-20_v2.csv',
      '执行案件明细_2016-01-01至2018-10-20_v2.csv',
    ],
    ['2019-01-01/2020-01-01', 'enforcement-cases_2019_v2.csv', '执行案件明细_2019_v2.csv'],
  ])('has title, period %s and version', (period, ascii, chinese) => {
    expect(names([[parameter('period', 'Period!'), period]])).toEqual([ascii, chinese]);
  });

  it.each([
    ['no parameter', []],
    ['no value', [[parameter('period', 'Period'), null]]],
    ['a parameter that names a person', [[parameter('name', 'String!', { isPersonal: true }), '某人']]],
    ['a region', [[parameter('region', 'RegionCode!'), '330100']]],
    ['text that is called a period', [[parameter('period', 'String'), '2019']]],
    ['a list of periods', [[parameter('periods', '[Period!]'), ['2019']]]],
  ] as [string, [Parameter, ParameterValue][]][])('has no period where there is %s', (_, parameters) => {
    expect(names(parameters)).toEqual(['enforcement-cases_v2.csv', '执行案件明细_v2.csv']);
  });

  it('ends as the form does', () => {
    expect(contentDisposition(run(), 'parquet')).toMatch(/v2\.parquet"; .*v2\.parquet$/u);
  });

  it.each([
    ['a/b\\c:d*e?f"g<h>i|j', 'a b c d e f g h i j'],
    ['换\r\n行: x', '换 行 x'],
    ["引'号(*)%", "引'号( )%"],
    ['\u202E反向', '反向'],
    ['', 'enforcement-cases'],
    ['半\uD83D', '半\uFFFD'],
    ['长'.repeat(100), '长'.repeat(60)],
  ])('of the title %j is a file’s name on every system', (title, name) => {
    expect(names([], title)).toEqual(['enforcement-cases_v2.csv', `${name}_v2.csv`]);
  });
});
