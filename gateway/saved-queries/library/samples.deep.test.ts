import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';

import { bearerHeaders } from '../../authentication/issuing/personas.ts';
import { committedChecks } from '../../verification/support/committed-checks.ts';
import { describeWholeGraph } from '../../verification/support/whole-graph.ts';
import { LIBRARY, makeRegistry, readDefinitions } from '../registry.ts';

const library = await readDefinitions([LIBRARY]);
const queries = library.definitions.map(({ query }) => query);

/** Headers of columns that count days up to today. */
const CHANGING: Readonly<Record<string, readonly string[]>> = {
  'overdue-ledgers': ['逾期天数'],
  'judgments-owed-by-agencies': ['逾期履行天数'],
};
const SAMPLE_ROWS = 20;
/** More characters than any twenty rows have. */
const BEGINNING = 100_000;

/** Rows of a CSV file, each by header. Faults of the form throw. */
function rowsOf(csv: string, most?: number): readonly Readonly<Record<string, string>>[] {
  return parse(csv, { bom: true, columns: true, record_delimiter: '\r\n', ...(most && { to: most }) });
}

/** The beginning of a result, or all of it; a long one is not read to its end. */
async function beginningOf(response: Response): Promise<string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    if (text.length > BEGINNING) {
      break;
    }
  }
  return text;
}

function withoutChanging(
  name: string,
  rows: readonly Readonly<Record<string, string>>[],
): readonly Readonly<Record<string, string>>[] {
  const changing = CHANGING[name] ?? [];
  return rows.map((row) => Object.fromEntries(Object.entries(row).filter(([header]) => !changing.includes(header))));
}

describe('the library', () => {
  it('has at least 24 queries', () => {
    expect(new Set(queries.map(({ name }) => name)).size).toBeGreaterThanOrEqual(24);
  });

  it('fits the committed supergraph, for all audiences that it names', async () => {
    expect(makeRegistry(library, await committedChecks()).faults).toEqual([]);
  });

  it('marks as daily changing only columns that it has', () => {
    const known = queries.flatMap(({ name, columns }) => columns.map(({ header }) => `${name} ${header}`));
    const changing = Object.entries(CHANGING).flatMap(([name, headers]) =>
      headers.map((header) => `${name} ${header}`),
    );
    expect(known).toEqual(expect.arrayContaining(changing));
  });
});

describeWholeGraph('each query of the library, as the first audience that it names', (graph) => {
  it.each(queries.map(({ name, audiences, folder }) => ({ name, audience: audiences[0]!, folder })))(
    '$name gives the rows of its sample',
    async ({ name, audience, folder }) => {
      const response = await fetch(`${graph.url}/q/${name}.csv`, { headers: await bearerHeaders(audience) });
      expect(response.status).toBe(200);
      const given = rowsOf(await beginningOf(response), SAMPLE_ROWS);
      const sample = rowsOf(await readFile(join(folder, 'sample.csv'), 'utf8'));
      expect(sample.length).toBeGreaterThan(0);
      expect(withoutChanging(name, given)).toEqual(withoutChanging(name, sample));
    },
  );
});
