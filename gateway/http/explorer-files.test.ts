import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { loadExplorer } from './explorer-files.ts';

function folder(): string {
  const outer = mkdtempSync(join(tmpdir(), 'explorer-'));
  writeFileSync(join(outer, 'secret.txt'), 'secret');
  const inner = join(outer, 'dist');
  mkdirSync(join(inner, 'assets'), { recursive: true });
  writeFileSync(join(inner, 'index.html'), '<html></html>');
  writeFileSync(join(inner, 'assets', 'main-abc123.js'), 'void 0;');
  return inner;
}

describe('the explorer’s files', () => {
  it('are the page at the root and what it loads, each with its type', async () => {
    const files = await loadExplorer(folder());
    expect(files('/', undefined)).toMatchObject({
      status: 200,
      headers: { 'content-type': 'text/html; charset=utf-8' },
    });
    expect(files('/assets/main-abc123.js', undefined)).toMatchObject({
      status: 200,
      headers: { 'content-type': 'text/javascript; charset=utf-8' },
    });
  });

  it('are kept for ever where their name holds a hash, and asked for again where not', async () => {
    const files = await loadExplorer(folder());
    expect(files('/', undefined)?.headers['cache-control']).toBe('no-cache');
    expect(files('/assets/main-abc123.js', undefined)?.headers['cache-control']).toContain('immutable');
  });

  it('are not sent again to who has them', async () => {
    const files = await loadExplorer(folder());
    const tag = files('/', undefined)?.headers['etag'];
    expect(files('/', tag)?.status).toBe(304);
    expect(files('/', '"another"')?.status).toBe(200);
  });

  it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/assets/../../secret.txt', '/assets', '//index.html'])(
    'are nothing else: %s is not found',
    async (path) => {
      expect((await loadExplorer(folder()))(path, undefined)).toBeUndefined();
    },
  );

  it('are none where none were built', async () => {
    expect((await loadExplorer(join(folder(), 'absent')))('/', undefined)).toBeUndefined();
  });
});
