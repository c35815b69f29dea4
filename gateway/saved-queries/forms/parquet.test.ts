import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { batchesOf, column, parameter, receive, rows, run, textRows, textRun, UTF8, write } from './form-fixture.ts';
import { parquetForm } from './parquet.ts';
import { anyText } from './text-fixture.ts';

let folder = '';
let file = '';
let duckdb: Awaited<ReturnType<DuckDBInstance['connect']>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianzhi-parquet-'));
  file = join(folder, 'result.parquet');
  duckdb = await (await DuckDBInstance.create()).connect();
  // The tests write one file again and again, faster than its time of change can show.
  await duckdb.run('set enable_external_file_cache = false');
});
afterAll(async () => {
  duckdb.closeSync();
  await rm(folder, { recursive: true });
});

/** What DuckDB, which shares no code with the writer, answers about the file. */
async function ask(parquet: Buffer, sql: string): Promise<unknown[][]> {
  await writeFile(file, parquet);
  return (await duckdb.runAndReadAll(sql.replace('FILE', `'${file}'`))).getRowsJS();
}

describe('a result as Parquet', () => {
  it('has typed columns named by key', async () => {
    expect(
      await ask(await write(parquetForm, rows(3)), 'select column_name, column_type from (describe from FILE)'),
    ).toEqual([
      ['caseNumber', 'VARCHAR'],
      ['courtName', 'VARCHAR'],
      ['claimAmount', 'DECIMAL(38,6)'],
      ['filedOn', 'DATE'],
      ['closedAt', 'TIMESTAMP WITH TIME ZONE'],
      ['days', 'BIGINT'],
      ['isPreserved', 'BOOLEAN'],
      ['status', 'VARCHAR'],
    ]);
  });

  it('is read by DuckDB as the same rows over several row groups', async () => {
    const parquet = await write(parquetForm, rows(25_000));
    const read = await ask(
      parquet,
      `select caseNumber, courtName, claimAmount::varchar, filedOn::varchar, epoch_ms(closedAt)::double, days::double,
        isPreserved, status from FILE`,
    );
    expect(read).toEqual(
      rows(25_000).map(([caseNumber, court, amount, filedOn, closedAt, days, isPreserved, status]) => [
        caseNumber,
        court,
        amount === null ? null : `${String(amount)}0000`,
        filedOn,
        Date.parse(String(closedAt)),
        days,
        isPreserved,
        status,
      ]),
    );
    expect(await ask(parquet, 'select num_rows::int, num_row_groups::int from parquet_file_metadata(FILE)')).toEqual([
      [25_000, 3],
    ]);
  });

  it('finds rows by a condition that statistics could skip', async () => {
    const parquet = await write(parquetForm, rows(25_000));
    const count = 'select count(*)::int from FILE where';
    expect(await ask(parquet, `${count} claimAmount < -13000000`)).toEqual([
      [rows(25_000).filter(([, , amount]) => amount !== null && Number(amount) < -13_000_000).length],
    ]);
    expect(await ask(parquet, `${count} days between 100 and 199`)).toEqual([[100]]);
    expect(await ask(parquet, `${count} caseNumber = '（2021）浙0102执24999号'`)).toEqual([[1]]);
  });

  it('of no rows has the columns', async () => {
    expect(await ask(await write(parquetForm, []), 'select count(*)::int, count(claimAmount)::int from FILE')).toEqual([
      [0, 0],
    ]);
  });

  it('keeps decimals exactly, the longest of the graph and sums of them too', async () => {
    const decimals = [
      '550000.00',
      '-0.000001',
      '9999999999999999.99',
      '-9999999999999999.99',
      '123456789012.123456',
      '0.00',
    ];
    const parquet = await write(
      parquetForm,
      decimals.map((decimal) => [decimal]),
      run([column('amount', '金额', 'decimal')]),
    );
    expect(await ask(parquet, 'select amount::varchar from FILE')).toEqual([
      ['550000.000000'],
      ['-0.000001'],
      ['9999999999999999.990000'],
      ['-9999999999999999.990000'],
      ['123456789012.123456'],
      ['0.000000'],
    ]);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.bigInt({ min: -(10n ** 37n), max: 10n ** 37n }), { minLength: 1, maxLength: 20 }),
        async (millionths) => {
          const cells = millionths.map((each) => {
            const digits = String(each < 0n ? -each : each).padStart(7, '0');
            return [`${each < 0n ? '-' : ''}${digits.slice(0, -6)}.${digits.slice(-6)}`];
          });
          const bytes = await write(parquetForm, cells, run([column('amount', '金额', 'decimal')]));
          expect(await ask(bytes, 'select amount::varchar from FILE')).toEqual(cells);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('keeps any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyText, { minLength: 1, maxLength: 20 }), async (texts) => {
        // As bytes: DuckDB's binding takes a U+FEFF at the start of a text for a mark and drops it.
        const read = await ask(await write(parquetForm, textRows(texts), textRun()), 'select hex("text") from FILE');
        expect(read.map(([hex]) => Buffer.from(String(hex), 'hex').toString('utf8'))).toEqual(
          texts.map((text) => text.toWellFormed()),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('carries 口径 as metadata, without the value of a personal parameter', async () => {
    const facts = run(undefined, [
      [parameter('period', 'Period!'), '2021-Q1'],
      [parameter('idNumber', 'IdentityNumber', { isPersonal: true }), '某人的证件号'],
    ]);
    const parquet = await write(parquetForm, rows(12_000), facts);
    const pairs = await ask(parquet, 'select decode(key), decode(value) from parquet_kv_metadata(FILE)');
    const metadata = Object.fromEntries(pairs as [string, string][]);
    expect(metadata).toMatchObject({ 标题: '执行案件明细', 版本: 'v2', 行数: '12000', 运行编号: 'run-7f3a' });
    expect(JSON.parse(metadata['参数'] ?? '')).toEqual({ period: '2021-Q1', idNumber: '（不记录）' });
    expect(JSON.parse(metadata['列'] ?? '')).toContainEqual({
      key: 'claimAmount',
      header: '标的额',
      type: '小数',
      unit: '元',
      description: '标的额的说明',
    });
    expect(parquet.includes('某人的证件号')).toBe(false);
  });

  it.each([
    ['decimal', '八千'],
    ['decimal', '1.1234567'],
    ['integer', 1.5],
    ['integer', ''],
    ['date', '2021-3-31'],
    ['date', '2021-13-01'],
    ['datetime', '2021-03-31 09:30:00'],
    ['boolean', '是'],
  ] as const)('of a %s column refuses %j by the column’s name, without the value', async (type, cell) => {
    const { received, error } = await receive(
      parquetForm.write(run([column('amount', '金额', type)]), batchesOf([[cell]]), UTF8),
    );
    expect(error).toMatchObject({ name: 'CellTypeError', message: `A value of column amount is no ${type}.` });
    expect(received.subarray(-4).toString('latin1')).not.toBe('PAR1');
  });

  it.each([[0], [1], [25_000]])('that failed after %d rows has no footer and is opened by no reader', async (count) => {
    const failure = new Error('the subgraph died');
    const { received, error } = await receive(parquetForm.write(run(), batchesOf(rows(count), 1_000, failure), UTF8));
    expect(error).toBe(failure);
    expect(received.length > 0).toBe(count >= 10_000);
    await expect(ask(received, 'select count(*) from FILE')).rejects.toThrow();
  });
});
