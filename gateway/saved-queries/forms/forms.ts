import { csvForm } from './csv.ts';
import type { Form, FormName } from './form.ts';
import { jsonForm } from './json.ts';
import { ndjsonForm } from './ndjson.ts';
import { parquetForm } from './parquet.ts';
import { xlsxForm } from './xlsx.ts';

export const FORMS: Readonly<Record<FormName, Form>> = {
  json: jsonForm,
  ndjson: ndjsonForm,
  csv: csvForm,
  xlsx: xlsxForm(),
  parquet: parquetForm,
};
