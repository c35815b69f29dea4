import type { Form } from './form.ts';
import { jsonRowWriter } from './json-row.ts';

/** One JSON object a line, for programs. */
export const ndjsonForm: Form = {
  name: 'ndjson',
  contentType: () => 'application/x-ndjson; charset=utf-8',
  async *write({ query: { columns } }, batches) {
    const writeRow = jsonRowWriter(columns);
    for await (const batch of batches) {
      let text = '';
      for (const row of batch) {
        text += `${writeRow(row)}\n`;
      }
      if (text !== '') {
        yield Buffer.from(text, 'utf8');
      }
    }
  },
};
