import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { PAGE_SECURITY_POLICY } from '../saved-queries/page/content-security-policy.ts';

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
  it('are served with their content types, the page at the root', async () => {
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

  it('may be framed by no page, load nothing from elsewhere and submit no form', async () => {
    const files = await loadExplorer(folder());
    for (const path of ['/', '/assets/main-abc123.js']) {
      const policy = files(path, undefined)?.headers['content-security-policy']?.split('; ');
      expect(policy).toEqual(
        expect.arrayContaining([
          ...["default-src 'none'", "script-src 'self'", "connect-src 'self'", "base-uri 'none'"],
          ...["form-action 'none'", "frame-ancestors 'none'"],
        ]),
      );
    }
    expect(PAGE_SECURITY_POLICY.split('; ')).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "form-action 'none'",
        "frame-ancestors 'none'",
      ]),
    );
  });

  it('are immutable in caches if their name contains a hash, and revalidated otherwise', async () => {
    const files = await loadExplorer(folder());
    expect(files('/', undefined)?.headers['cache-control']).toBe('no-cache');
    expect(files('/assets/main-abc123.js', undefined)?.headers['cache-control']).toContain('immutable');
  });

  it('are answered 304 if the client has the current version', async () => {
    const files = await loadExplorer(folder());
    const tag = files('/', undefined)?.headers['etag'];
    expect(files('/', tag)?.status).toBe(304);
    expect(files('/', `"another", W/${tag}`)?.status).toBe(304);
    expect(files('/', '"another"')?.status).toBe(200);
  });

  it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/assets/../../secret.txt', '/assets', '//index.html'])(
    'do not include %s',
    async (path) => {
      expect((await loadExplorer(folder()))(path, undefined)).toBeUndefined();
    },
  );

  it('are still served while the folder is emptied for a new build', async () => {
    const built = folder();
    const files = await loadExplorer(built);
    rmSync(built, { recursive: true });
    expect(String(files('/', undefined)?.body)).toBe('<html></html>');
  });

  it('are none if the explorer was not built', async () => {
    expect((await loadExplorer(join(folder(), 'absent')))('/', undefined)).toBeUndefined();
  });
});
