import type { Form } from './form.ts';
import { jsonRowWriter } from './json-row.ts';

/** One JSON document: `{"query", "version", "columns", "rows", "rowCount"}`. What is cut has no end, so it is no JSON. */
export const jsonForm: Form = {
  name: 'json',
  contentType: () => 'application/json; charset=utf-8',
  async *write({ query }, batches) {
    const writeRow = jsonRowWriter(query.columns);
    const columns = query.columns.map(({ key, header, type, unit }) => ({ key, header, type, unit }));
    let text = `${JSON.stringify({ query: query.name, version: query.version, columns }).slice(0, -1)},"rows":[`;
    let rowCount = 0;
    for await (const batch of batches) {
      for (const row of batch) {
        text += `${rowCount === 0 ? '\n' : ',\n'}${writeRow(row)}`;
        rowCount += 1;
      }
      if (text !== '') {
        yield Buffer.from(text, 'utf8');
      }
      text = '';
    }
    yield Buffer.from(`${text}\n],"rowCount":${rowCount}}\n`, 'utf8');
  },
};
