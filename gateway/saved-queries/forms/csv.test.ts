import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';

import { csvForm } from './csv.ts';
import { COLUMNS, column, row, rows, run, textRows, textRun, UTF8, write } from './form-fixture.ts';
import { anyText, FORMULAS } from './text-fixture.ts';

function read(csv: Buffer): string[][] {
  return parse(csv, { bom: true, record_delimiter: '\r\n' });
}

async function textsRead(texts: readonly string[]): Promise<(string | undefined)[]> {
  const lines = read(await write(csvForm, textRows(texts), textRun()));
  expect(lines.slice(1).map(([, index]) => index)).toEqual(texts.map((_, index) => String(index)));
  return lines.slice(1).map(([text]) => text);
}

describe('a result as CSV', () => {
  it('begins with a byte order mark and Chinese headers, and every line ends with CR LF', async () => {
    const text = (await write(csvForm, [row(1)])).toString('utf8');
    expect(text).toBe(
      '\uFEFF案号,法院,标的额,立案日期,结案时间,天数,已保全,状态\r\n' +
        '（2021）浙0102执1号,杭州市上城区人民法院,-550.00,2021-03-02,2021-03-31 09:01:00,-4,否,CLOSED\r\n',
    );
  });

  it('of no rows is the header', async () => {
    const text = (await write(csvForm, [])).toString('utf8');
    expect(text).toBe(`\uFEFF${COLUMNS.map(({ header }) => header).join(',')}\r\n`);
  });

  it('is read by csv-parse as the same rows', async () => {
    const lines = read(await write(csvForm, rows(2_500)));
    expect(lines).toHaveLength(2_501);
    expect(lines[4]).toEqual([
      '（2021）浙0102执3号',
      '杭州市上城区人民法院',
      '',
      '2021-03-04',
      '2021-03-31 09:03:00',
      '-2',
      '否',
      'CLOSED',
    ]);
    expect(lines.slice(1).map(([caseNumber]) => caseNumber)).toEqual(rows(2_500).map(([caseNumber]) => caseNumber));
  });

  it('is read by DuckDB as the same rows, with types that it finds by itself', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lianzhi-csv-'));
    try {
      await writeFile(join(folder, 'cases.csv'), await write(csvForm, rows(2_500)));
      const database = await (await DuckDBInstance.create()).connect();
      const result = await database.runAndReadAll(
        `select count(*) as n, sum("标的额"::decimal(38,2))::varchar as amount, min("立案日期")::varchar as first,
          max("结案时间")::varchar as last, any_value(typeof("立案日期")) as date, any_value(typeof("结案时间")) as datetime,
          any_value(typeof("天数")) as days from '${join(folder, 'cases.csv')}'`,
      );
      const amounts = rows(2_500).map(([, , amount]) => BigInt(String(amount ?? '0').replace('.', '')));
      const total = amounts.reduce((sum, amount) => sum + amount, 0n);
      expect(result.getRowObjectsJS()).toEqual([
        {
          n: 2_500n,
          amount: `${total / 100n}.00`,
          first: '2021-03-01',
          last: '2021-03-31 09:59:00',
          date: 'DATE',
          datetime: 'TIMESTAMP',
          days: 'BIGINT',
        },
      ]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('keeps any text but for the apostrophe before what a spreadsheet would take for a formula', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyText, { minLength: 1, maxLength: 20 }), async (texts) => {
        const expected = texts.map((text) => text.toWellFormed()).map((text) => (isFormula(text) ? `'${text}` : text));
        expect(await textsRead(texts)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  it.each(FORMULAS)('has no cell that a spreadsheet runs: %j', async (text) => {
    expect(await textsRead([text])).toEqual([`'${text}`]);
  });

  it('does not let a cell begin anew where Excel splits at semicolons or tabs', async () => {
    const text = (await write(csvForm, textRows(['a;=1+1', 'b\t=1+1']), textRun())).toString('utf8');
    expect(text).toContain('"a;=1+1"');
    expect(text).toContain('"b\t=1+1"');
  });

  it('has negative numbers as numbers, and no formula in a numeric column, a date or a header', async () => {
    const columns = [
      column('amount', '=金额', 'decimal'),
      column('days', '天数', 'integer'),
      column('day', '日期', 'date'),
      column('moment', '时间', 'datetime'),
      column('flag', '标记', 'boolean'),
    ];
    const lines = read(
      await write(
        csvForm,
        [
          ['-1234567890123456.789012', -5, '2021-03-31', '2021-03-31T09:30:00.250+08:00', true],
          ['-1+cmd', '=1', '=2', '@3', '+4'],
        ],
        run(columns),
      ),
    );
    expect(lines).toEqual([
      ["'=金额", '天数', '日期', '时间', '标记'],
      ['-1234567890123456.789012', '-5', '2021-03-31', '2021-03-31 09:30:00.250', '是'],
      ["'-1+cmd", "'=1", "'=2", "'@3", "'+4"],
    ]);
  });

  it('keeps a cell with a line break in its line, so that what follows is no formula', async () => {
    const texts = ['abc\n=cmd|1', 'abc\r=cmd|2', 'abc\r\n=cmd|3'];
    const csv = (await write(csvForm, textRows(texts), textRun())).toString('utf8');
    for (const text of texts) {
      expect(csv).toContain(`"${text}"`);
    }
    expect(read(Buffer.from(csv)).map(([cell]) => cell)).toEqual(['文本', ...texts]);
  });

  it('shows a moment on China’s clock, whatever its offset', async () => {
    const lines = read(await write(csvForm, [['2021-03-31T20:30:00Z']], run([column('at', '时间', 'datetime')])));
    expect(lines[1]).toEqual(['2021-04-01 04:30:00']);
  });

  it('of one column keeps empty cells as lines', async () => {
    const lines = read(await write(csvForm, [['a'], [null], [''], ['b']], run([column('text', '文本', 'text')])));
    expect(lines).toEqual([['文本'], ['a'], [''], [''], ['b']]);
  });

  it('is in GB 18030 where that is asked for, without a byte order mark, with characters beyond the plane', async () => {
    const options = { encoding: 'gb18030' } as const;
    const csv = await write(csvForm, textRows(['㐂𠮷镕', '€ é']), textRun(), options);
    expect(csv.subarray(0, 4).toString('hex')).toBe('cec4b1be');
    expect(new TextDecoder('gb18030').decode(csv)).toBe('文本,末列\r\n㐂𠮷镕,0\r\n€ é,1\r\n');
    expect(csvForm.contentType(options)).toContain('charset=gb18030');
    expect(csvForm.contentType(UTF8)).toContain('charset=utf-8');
  });
});

/** The rule of the README, apart from the code under test. */
function isFormula(text: string): boolean {
  return text !== '' && '=+-@\t\r\n＝＋－＠'.includes(text.charAt(0));
}
