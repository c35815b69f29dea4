import { ByteWriter, ParquetWriter } from 'hyparquet-writer';

import type { Row } from '../saved-query.ts';

import type { Form } from './form.ts';
import { parquetColumns, parquetSchema } from './parquet-columns.ts';
import { describeRun } from './run-description.ts';

/** Rows of a row group: enough that columns compress well, few enough to be held and encoded at once. */
const ROWS_PER_GROUP = 10_000;

/** Parquet for pandas, R and DuckDB: typed columns and 口径 as metadata. The footer, without which no reader opens it, comes last. */
export const parquetForm: Form = {
  name: 'parquet',
  contentType: () => 'application/vnd.apache.parquet',
  async *write(facts, batches, options) {
    const { columns } = facts.query;
    const bytes = new ByteWriter();
    const file = new ParquetWriter({ writer: bytes, schema: parquetSchema(columns), createdBy: 'lianzhi' });
    let rowCount = 0;
    let group: Row[] = [];

    function* writeGroup(rows: readonly Row[]): Generator<Uint8Array> {
      if (rows.length > 0) {
        void file.write({ columnData: parquetColumns(columns, rows), rowGroupSize: ROWS_PER_GROUP });
        rowCount += rows.length;
        yield takeBytes(bytes);
      }
    }

    for await (const batch of batches) {
      for (const row of batch) {
        group.push(row);
        if (group.length === ROWS_PER_GROUP) {
          yield* writeGroup(group);
          group = [];
        }
      }
    }
    yield* writeGroup(group);
    const { facts: about, parameters, columns: described } = describeRun(facts, rowCount, options);
    file.kvMetadata = [
      ...about.map(([key, value]) => ({ key, value })),
      { key: '参数', value: JSON.stringify(Object.fromEntries(parameters.map(([, name, value]) => [name, value]))) },
      {
        key: '列',
        value: JSON.stringify(
          described.map(([header, key, type, unit, description]) => ({ key, header, type, unit, description })),
        ),
      },
    ];
    void file.finish();
    yield takeBytes(bytes);
  },
};

/** What was written since the last call. The writer keeps counting from the start of the file: offsets in the footer do. */
function takeBytes(writer: ByteWriter): Uint8Array {
  const taken = new Uint8Array(writer.getBuffer());
  writer.index = 0;
  return taken;
}
