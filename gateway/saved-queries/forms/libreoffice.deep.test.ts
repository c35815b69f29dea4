import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';

import { csvForm } from './csv.ts';
import { batchesOf, bytesOf, rows, run, textRows, textRun, UTF8, write } from './form-fixture.ts';
import { FORMULAS } from './text-fixture.ts';
import { xlsxForm } from './xlsx.ts';

const isInstalled = spawnSync('soffice', ['--version']).status === 0;

/** Comma, double quotes, UTF-8, as shown on the screen, every sheet in a file of its own. */
const TO_CSV = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1';
/** Comma, double quotes, UTF-8, and formulas evaluated, as Excel does when somebody opens a CSV. */
const FROM_CSV = 'CSV:44,34,76,1,,2052,false,true,false,false,false,0,true';

/** What a spreadsheet program shows of a file: its sheets by name. */
async function opened(name: string, bytes: Buffer, options: readonly string[] = []): Promise<Map<string, string[][]>> {
  const folder = await mkdtemp(join(tmpdir(), 'lianzhi-office-'));
  try {
    await writeFile(join(folder, name), bytes);
    execFileSync(
      'soffice',
      [
        `-env:UserInstallation=file://${folder}/profile`,
        ...['--headless', ...options, '--convert-to', TO_CSV, '--outdir', join(folder, 'out'), join(folder, name)],
      ],
      { stdio: 'ignore', timeout: 120_000 },
    );
    const files = await readdir(join(folder, 'out'));
    const sheets = await Promise.all(
      files.map(async (file) => {
        const lines: string[][] = parse(await readFile(join(folder, 'out', file)), { bom: true });
        return [file.replace(/^[^-]*-|\.csv$/gu, ''), lines] as const;
      }),
    );
    return new Map(sheets);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const title = isInstalled
  ? 'LibreOffice'
  : 'LibreOffice (skipped: soffice is not installed, apt-get install libreoffice-calc)';

(isInstalled ? describe : describe.skip)(title, () => {
  it('opens a CSV with Chinese headers and the same rows', async () => {
    const csv = await write(csvForm, rows(2_500));
    const [lines] = [...(await opened('cases.csv', csv, [`--infilter=${FROM_CSV}`])).values()];
    const written: string[][] = parse(csv, { bom: true });
    // A number, as this shows, and not text: the program drops zeros after the point.
    expect(lines).toEqual(written.map((cells) => cells.map((cell) => cell.replace(/^(-?\d+)\.00$/u, '$1'))));
  });

  it('opens an XLSX with its sheets, dates as dates and moments on China’s clock', async () => {
    const xlsx = await bytesOf(xlsxForm(2_000).write(run(), batchesOf(rows(2_500)), UTF8));
    const sheets = await opened('cases.xlsx', xlsx);
    expect([...sheets.keys()].sort()).toEqual(['口径', '执行案件明细', '执行案件明细 (2)']);
    const lines = [...(sheets.get('执行案件明细') ?? []), ...(sheets.get('执行案件明细 (2)')?.slice(1) ?? [])];
    expect(lines).toHaveLength(2_501);
    expect(lines[0]).toEqual(['案号', '法院', '标的额', '立案日期', '结案时间', '天数', '已保全', '状态']);
    expect(lines[2_002]).toEqual([
      '（2021）浙0102执2001号',
      '杭州市上城区人民法院',
      '',
      '2021-03-14',
      '2021-03-31 09:21:00',
      '1996',
      '否',
      'CLOSED',
    ]);
    expect(sheets.get('口径')?.slice(0, 1)).toEqual([['标题', '执行案件明细', '', '', '']]);
  });

  it('runs no formula of either', async () => {
    const texts = FORMULAS.filter((text) => !/[\t\r\n]/u.test(text));
    const csv = await write(csvForm, textRows(texts), textRun());
    const [fromCsv] = [...(await opened('cases.csv', csv, [`--infilter=${FROM_CSV}`])).values()];
    expect(fromCsv?.slice(1).map(([text]) => text)).toEqual(texts.map((text) => `'${text}`));
    const fromXlsx = (await opened('cases.xlsx', await write(xlsxForm(), textRows(texts), textRun()))).get(
      '执行案件明细',
    );
    expect(fromXlsx?.slice(1).map(([text]) => text)).toEqual(texts);
  });
});
