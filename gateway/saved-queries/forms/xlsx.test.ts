import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import readXlsxFile from 'read-excel-file/node';

import type { RunFacts } from '../saved-query.ts';

import {
  batchesOf,
  bytesOf,
  column,
  parameter,
  receive,
  row,
  rows,
  run,
  textRows,
  textRun,
  UTF8,
  write,
} from './form-fixture.ts';
import { RowReader } from './row-reader.ts';
import { anyText, FORMULAS } from './text-fixture.ts';
import { FIRST_PARTS } from './xlsx-parts.ts';
import { columnLetters, rowSheet } from './xlsx-sheet.ts';
import { sheetName } from './xlsx-text.ts';
import { xlsxForm } from './xlsx.ts';

/** All sheets; numbers as the text that the file holds. */
function read(xlsx: Buffer): ReturnType<typeof readXlsxFile<string>> {
  return readXlsxFile(xlsx, { trim: false, parseNumber: (text) => text });
}

async function firstSheet(xlsx: Buffer): Promise<unknown[][]> {
  return (await read(xlsx))[0]!.data.slice(1);
}

describe('a result as XLSX', () => {
  it('is read by another library as the same rows, with real dates, exact numbers and Chinese headers', async () => {
    const sheets = await read(await write(xlsxForm(), rows(2_500)));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['执行案件明细', '口径']);
    const [header, ...lines] = sheets[0]!.data;
    expect(header).toEqual(['案号', '法院', '标的额', '立案日期', '结案时间', '天数', '已保全', '状态']);
    expect(lines).toEqual(
      rows(2_500).map(([caseNumber, court, amount, , , days, isPreserved, status], index) => [
        caseNumber,
        court,
        amount,
        new Date(Date.UTC(2021, 2, (index % 28) + 1)),
        new Date(Date.UTC(2021, 2, 31, 9, index % 60)),
        String(days),
        isPreserved ? '是' : '否',
        status,
      ]),
    );
  });

  it('says in 口径 what it is: query, parameters, columns, rows, who and when', async () => {
    const facts: RunFacts = run(undefined, [
      [parameter('period', 'Period!', { title: '期间', description: '立案期间' }), '2021-Q1'],
      [parameter('courts', '[CourtCode!]', { title: '法院' }), ['330102', '330103']],
      [parameter('idNumber', 'IdentityNumber', { title: '证件号', isPersonal: true }), '某人的证件号'],
      [parameter('status', 'CaseStatus', { title: '状态' }), null],
    ]);
    const options = { ...UTF8, dataAsOf: () => [['cases', '2026-11-26T11:00:00+08:00'] as const] };
    const xlsx = await write(xlsxForm(), rows(3), facts, options);
    const lines = (await read(xlsx))[1]!.data.map((cells) => cells.filter((cell) => cell !== null));
    expect(lines.filter((cells) => cells.length > 0)).toEqual([
      ['标题', '执行案件明细'],
      ['说明', '各法院的执行案件，每案一行'],
      ['提供单位', '执行局'],
      ['查询', 'enforcement-cases'],
      ['版本', 'v2'],
      ['数据截至', 'cases 2026-11-26 11:00:00'],
      ['行数', '3'],
      ['运行人', 'clerk-0102'],
      ['运行身份', '法院'],
      ['数据范围', '本身份可见的全部'],
      ['运行时间', '2026-11-26 11:04:05'],
      ['运行编号', 'run-7f3a'],
      ['参数', '变量名', '值', '说明'],
      ['期间', 'period', '2021-Q1', '立案期间'],
      ['法院', 'courts', '330102、330103'],
      ['证件号', 'idNumber', '（不记录）'],
      ['状态', 'status', '（未填）'],
      ['列', '键', '类型', '单位', '说明'],
      ['案号', 'caseNumber', '文本', '案号的说明'],
      ['法院', 'courtName', '文本', '法院的说明'],
      ['标的额', 'claimAmount', '小数', '元', '标的额的说明'],
      ['立案日期', 'filedOn', '日期', '立案日期的说明'],
      ['结案时间', 'closedAt', '时间', '结案时间的说明'],
      ['天数', 'days', '整数', '天', '天数的说明'],
      ['已保全', 'isPreserved', '是否', '已保全的说明'],
      ['状态', 'status', '代码', '状态的说明'],
    ]);
  });

  it.each([
    [0, [1]],
    [7, [8]],
    [8, [9]],
    [9, [9, 2]],
    [24, [9, 9, 9]],
    [25, [9, 9, 9, 2]],
  ])('of %d rows goes on in a next sheet after 8, with the header again', async (count, lengths) => {
    const xlsx = await bytesOf(xlsxForm(8).write(run(), batchesOf(rows(count), 5), UTF8));
    const sheets = (await read(xlsx)).slice(0, -1);
    expect(sheets.map(({ data }) => data.length)).toEqual(lengths);
    expect(sheets.map(({ sheet }) => sheet)).toEqual(
      lengths.map((_, index) => (index === 0 ? '执行案件明细' : `执行案件明细 (${index + 1})`)),
    );
    sheets.forEach(({ data }) => expect(data[0]?.[0]).toBe('案号'));
    expect(sheets.flatMap(({ data }) => data.slice(1).map(([caseNumber]) => caseNumber))).toEqual(
      rows(count).map(([caseNumber]) => caseNumber),
    );
  });

  it('keeps any text except characters that XML forbids', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyText, { minLength: 1, maxLength: 20 }), async (texts) => {
        const lines = await firstSheet(await write(xlsxForm(), textRows(texts), textRun()));
        // The reader takes an empty text for an empty cell.
        expect(lines.map(([text]) => text ?? '')).toEqual(texts.map(inXml));
      }),
      { numRuns: 200 },
    );
  });

  it('has identifiers and formulas as text', async () => {
    const texts = ['91330102MA00000001', '007', '330102199001010000', '1e5', 'TRUE', ...FORMULAS];
    const lines = await firstSheet(await write(xlsxForm(), textRows(texts), textRun()));
    expect(lines.map(([text]) => text)).toEqual(texts);
  });

  it('has decimals to the last digit, and early dates and what does not fit its type as text', async () => {
    const columns = [
      column('amount', '金额', 'decimal'),
      column('day', '日期', 'date'),
      column('at', '时间', 'datetime'),
      column('days', '天数', 'integer'),
    ];
    const xlsx = await write(
      xlsxForm(),
      [
        ['1234567890123456.78', '1900-03-01', '2021-03-31T20:30:00Z', 0],
        ['0.000001', '1900-02-28', '1899-12-31T09:30:00+08:00', -1],
        ['八千', '2021-02-31x', 'gestern', '=1'],
      ],
      run(columns),
    );
    expect(await firstSheet(xlsx)).toEqual([
      ['1234567890123456.78', new Date(Date.UTC(1900, 2, 1)), new Date(Date.UTC(2021, 3, 1, 4, 30)), '0'],
      ['0.000001', '1900-02-28', '1899-12-31T09:30:00+08:00', '-1'],
      ['八千', '2021-02-31x', 'gestern', '=1'],
    ]);
  });

  it('has a frozen bold header, and columns as wide as what they hold', async () => {
    const columns = [column('court', '法院', 'text'), column('day', '日期', 'date'), column('note', '备注', 'text')];
    let xml = '';
    const cells = [['杭州市上城区人民法院', '2021-03-31', '长'.repeat(500)]];
    for await (const text of rowSheet(columns, new RowReader(batchesOf(cells)), 10)) {
      xml += text;
    }
    expect(xml).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
    expect([...xml.matchAll(/ width="(\d+)"/gu)].map(([, width]) => width)).toEqual(['22', '12', '60']);
    expect([...xml.matchAll(/<c r="[A-C]1" s="(\d)"/gu)].map(([, style]) => Number(style))).toEqual([1, 1, 1]);
    expect(FIRST_PARTS.find(([path]) => path === 'xl/styles.xml')?.[1]).toMatch(
      /<fonts count="2"><font>(?:(?!<b\/>).)*<\/font><font><b\/>.*<cellXfs [^>]*><xf [^>]*fontId="0"[^>]*><xf [^>]*fontId="1"/u,
    );
  });

  it('shortens a text that no cell can hold, and says so', async () => {
    const [[text]] = (await firstSheet(await write(xlsxForm(), textRows(['案'.repeat(40_000)]), textRun()))) as [
      [string],
    ];
    expect(text).toHaveLength(32_767);
    expect(text).toMatch(/^案+……（超出单元格长度，全文见 CSV 或 NDJSON）$/u);
  });

  it.each([[0], [1], [30_000]])(
    'that failed after %d rows has no directory and is opened by no reader',
    async (count) => {
      const failure = new Error('the subgraph died');
      const { received, error } = await receive(
        xlsxForm(20_000).write(run(), batchesOf(rows(count), 1_000, failure), UTF8),
      );
      expect(error).toBe(failure);
      expect(received.includes(Buffer.from('PK\u0005\u0006'))).toBe(false);
      expect(received.includes(Buffer.from('PK\u0001\u0002'))).toBe(false);
      await expect(read(received)).rejects.toThrow();
    },
  );
});

describe('a sheet’s name', () => {
  it.each([
    ['执行案件[明细]:*?/\\', 1, '执行案件 明细'],
    ["'引号'", 1, '引号'],
    ['', 1, '数据'],
    ['口径', 1, '数据 口径'],
    ['history', 1, '数据 history'],
    ['一'.repeat(40), 1, '一'.repeat(31)],
    ['一'.repeat(40), 12, `${'一'.repeat(26)} (12)`],
    [`${'一'.repeat(30)}😀`, 1, '一'.repeat(30)],
    ['a\u0000b\nc', 1, 'ab c'],
  ])('of %j, part %d, is %j', (title, part, name) => {
    expect(sheetName(title, part, ['口径'])).toBe(name);
  });

  it('is unlike any other whatever the letter case', () => {
    expect(sheetName('cases', 1, ['Cases'])).toBe('数据 cases');
  });
});

describe('columns', () => {
  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
  ])('number %d is %s', (index, letters) => {
    expect(columnLetters(index)).toBe(letters);
  });

  it('beyond Z are read back in their order', async () => {
    const columns = Array.from({ length: 60 }, (_, index) => column(`c${index}`, `列${index}`, 'text'));
    const cells = columns.map((_, index) => (index % 7 === 0 ? null : `v${index}`));
    const [line] = await firstSheet(await write(xlsxForm(), [cells, row(1)], run(columns)));
    expect(line).toEqual(cells);
  });
});

/** XML 1.0, section 2.2. */
function inXml(text: string): string {
  return [...text]
    .filter((character) => {
      const code = character.codePointAt(0) ?? 0;
      const isControl = code < 0x20 && ![0x9, 0xa, 0xd].includes(code);
      return !isControl && !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff;
    })
    .join('');
}
