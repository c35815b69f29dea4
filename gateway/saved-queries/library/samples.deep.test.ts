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

describe('the library', () => {
  it('has at least 24 queries', () => {
    expect(new Set(queries.map(({ name }) => name)).size).toBeGreaterThanOrEqual(24);
  });

  it('fits the committed supergraph, for all audiences that it names', async () => {
    expect(makeRegistry(library, await committedChecks()).faults).toEqual([]);
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
      expect(given).toEqual(sample);
    },
  );
});
