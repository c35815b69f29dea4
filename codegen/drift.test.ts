import { readFileSync } from 'node:fs';

import { describe, expect, it } from '@jest/globals';

import { loadAudiences } from '../gateway/authorization/audiences.ts';
import { SUBGRAPHS } from '../subgraphs/definitions.ts';
import { MYSQL_URL, mysqlVersion } from '../subgraphs/shared/testing/mysql-server.ts';

import { clientFiles } from './client.ts';
import { exampleClientFiles, exampleSlice } from './example-client.ts';
import { firstClientPages } from './first-client-page.ts';
import { pendingStatements } from './migrations.ts';
import { savedQueryFiles } from './saved-queries.ts';
import { generateSchemas, SUPERGRAPH_FILE } from './schemas.ts';

const audiences = await loadAudiences();
const textFiles = [...(await savedQueryFiles()), ...(await firstClientPages())];
const root = new URL('..', import.meta.url);
const kinds = (await mysqlVersion()) === null ? (['sqlite'] as const) : (['sqlite', 'mysql'] as const);
if (kinds.length === 1) {
  process.stderr.write('migrations are not compared on MySQL: no server at MYSQL_URL\n');
}

describe('generated files', () => {
  it.each([...generateSchemas(Object.values(SUBGRAPHS), audiences)])(
    '%s is up to date with npm run codegen',
    (path, text) => {
      expect(readFileSync(new URL(path, root), 'utf8')).toBe(text);
    },
  );

  it.each(textFiles)('%s is up to date with npm run codegen', (path, text) => {
    expect(readFileSync(new URL(path, root), 'utf8')).toBe(text);
  });

  it('the typed client is up to date with npm run codegen', async () => {
    for (const { filename, content } of await clientFiles()) {
      expect(readFileSync(new URL(filename, root), 'utf8')).toBe(content);
    }
  });

  it('the types of the example client are up to date with npm run codegen', async () => {
    const slice = await exampleSlice(readFileSync(new URL(SUPERGRAPH_FILE, root), 'utf8'));
    for (const { filename, content } of await exampleClientFiles(slice)) {
      expect(readFileSync(new URL(filename, new URL('codegen/example/', root)), 'utf8')).toBe(content);
    }
  });

  it.each(Object.values(SUBGRAPHS).flatMap((definition) => kinds.map((kind) => [definition.name, kind] as const)))(
    'the migrations of %s on %s match its entities',
    async (name, kind) => {
      expect(await pendingStatements(SUBGRAPHS[name], kind, MYSQL_URL)).toBe('');
    },
  );
});
