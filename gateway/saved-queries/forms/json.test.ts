import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { batchesOf, COLUMNS, column, receive, row, rows, run, textRows, textRun, UTF8, write } from './form-fixture.ts';
import { jsonForm } from './json.ts';
import { ndjsonForm } from './ndjson.ts';
import { anyText } from './text-fixture.ts';

function objectOf(cells: readonly unknown[]): Record<string, unknown> {
  return Object.fromEntries(COLUMNS.map(({ key }, index) => [key, cells[index]]));
}

describe('a result as NDJSON', () => {
  it('has one object a line, by keys, with exact decimals as strings and moments as the graph writes them', async () => {
    const text = (await write(ndjsonForm, rows(2_500))).toString('utf8');
    expect(text.endsWith('}\n')).toBe(true);
    expect(text).not.toContain('\r');
    const lines = text.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(rows(2_500).map(objectOf));
    expect(lines[1]).toContain('"claimAmount":"-550.00"');
    expect(lines[1]).toContain('"closedAt":"2021-03-31T09:01:00+08:00"');
  });

  it('of no rows is empty', async () => {
    expect(await write(ndjsonForm, [])).toHaveLength(0);
  });

  it('keeps any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyText, { maxLength: 20 }), async (texts) => {
        const lines = (await write(ndjsonForm, textRows(texts), textRun())).toString('utf8').split('\n').slice(0, -1);
        expect(lines.map((line) => (JSON.parse(line) as { text: string }).text)).toEqual(texts);
      }),
    );
  });

  it('writes a decimal as a string even where the source had a number', async () => {
    const text = await write(ndjsonForm, [[5]], run([column('amount', '金额', 'decimal')]));
    expect(text.toString('utf8')).toBe('{"amount":"5"}\n');
  });
});

describe('a result as JSON', () => {
  it.each([[0], [1], [2_500]])('is one document of %d rows that says which query it answers', async (count) => {
    const document = JSON.parse((await write(jsonForm, rows(count))).toString('utf8')) as Record<string, unknown>;
    expect(document).toEqual({
      query: 'enforcement-cases',
      version: 2,
      columns: COLUMNS.map(({ key, header, type, unit }) => ({ key, header, type, unit })),
      rows: rows(count).map(objectOf),
      rowCount: count,
    });
    expect(Object.keys(document)).toEqual(['query', 'version', 'columns', 'rows', 'rowCount']);
  });

  it.each([[0], [1], [1_500]])('that failed after %d rows is no JSON', async (count) => {
    const failure = new Error('the subgraph died');
    const { received, error } = await receive(jsonForm.write(run(), batchesOf(rows(count), 1_000, failure), UTF8));
    expect(error).toBe(failure);
    expect(() => JSON.parse(received.toString('utf8')) as unknown).toThrow(SyntaxError);
    expect(received.toString('utf8').includes(String(row(0)[0]))).toBe(count > 0);
  });
});
