import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

import { DuckDBInstance } from '@duckdb/node-api';
import { parse } from 'csv-parse';
import readXlsxFile from 'read-excel-file/node';

import type { FormName } from '../../saved-queries/forms/form.ts';

/** The forms of a file; JSON is for programs that page by themselves. */
export const FILE_FORMS = ['csv', 'ndjson', 'xlsx', 'parquet'] as const satisfies readonly FormName[];
export type FileForm = (typeof FILE_FORMS)[number];

/** Reads a file with a library that did not write it. @returns its rows, or undefined where the reader refuses the file */
export async function rowsReadFrom(file: string, form: FileForm): Promise<number | undefined> {
  try {
    return await READERS[form](file);
  } catch {
    return undefined;
  }
}

const READERS: Readonly<Record<FileForm, (file: string) => Promise<number>>> = {
  async csv(file) {
    let rows = -1;
    for await (const _ of createReadStream(file).pipe(parse({ bom: true }))) {
      rows += 1;
    }
    return Math.max(0, rows);
  },
  async ndjson(file) {
    let rows = 0;
    for await (const line of createInterface({ input: createReadStream(file) })) {
      JSON.parse(line);
      rows += 1;
    }
    return rows;
  },
  async xlsx(file) {
    return ((await readXlsxFile(file))[0]?.data.length ?? 0) - 1;
  },
  async parquet(file) {
    const duckdb = await (await DuckDBInstance.create()).connect();
    try {
      // Every value is read, not only the directory.
      const result = await duckdb.runAndReadAll(`select count(*) as n from (select distinct * from '${file}')`);
      return Number(result.getRowsJS()[0]?.[0]);
    } finally {
      duckdb.closeSync();
    }
  },
};
