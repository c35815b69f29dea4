import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';

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
    expect(files('/', {})).toMatchObject({
      status: 200,
      headers: { 'content-type': 'text/html; charset=utf-8' },
    });
    expect(files('/assets/main-abc123.js', {})).toMatchObject({
      status: 200,
      headers: { 'content-type': 'text/javascript; charset=utf-8' },
    });
  });

  it('may be framed by no page, load nothing from elsewhere and submit no form', async () => {
    const files = await loadExplorer(folder());
    for (const path of ['/', '/assets/main-abc123.js']) {
      const policy = files(path, {})?.headers['content-security-policy']?.split('; ');
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
    expect(files('/', {})?.headers['cache-control']).toBe('no-cache');
    expect(files('/assets/main-abc123.js', {})?.headers['cache-control']).toContain('immutable');
  });

  it('are answered 304 if the client has the current version', async () => {
    const files = await loadExplorer(folder());
    const tag = files('/', {})?.headers['etag'];
    expect(files('/', { 'if-none-match': tag })?.status).toBe(304);
    expect(files('/', { 'if-none-match': `"another", W/${tag}` })?.status).toBe(304);
    expect(files('/', { 'if-none-match': '"another"' })?.status).toBe(200);
  });

  it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/assets/../../secret.txt', '/assets', '//index.html'])(
    'do not include %s',
    async (path) => {
      expect((await loadExplorer(folder()))(path, {})).toBeUndefined();
    },
  );

  it('are still served while the folder is emptied for a new build', async () => {
    const built = folder();
    const files = await loadExplorer(built);
    rmSync(built, { recursive: true });
    expect(String(files('/', {})?.body)).toBe('<html></html>');
  });

  it('are none if the explorer was not built', async () => {
    expect((await loadExplorer(join(folder(), 'absent')))('/', {})).toBeUndefined();
  });

  it('are sent in the smallest coding that the client accepts, each with its own tag', async () => {
    const built = folder();
    const script = join(built, 'assets', 'main-abc123.js');
    writeFileSync(`${script}.br`, brotliCompressSync('void 0;'));
    writeFileSync(`${script}.gz`, gzipSync('void 0;'));
    const files = await loadExplorer(built);
    const sent = (accepted?: string) =>
      files('/assets/main-abc123.js', accepted === undefined ? {} : { 'accept-encoding': accepted });
    const codingOf = (accepted?: string) => sent(accepted)?.headers['content-encoding'];
    expect(codingOf('gzip, deflate, br, zstd')).toBe('br');
    expect(codingOf('gzip, br;q=0')).toBe('gzip');
    expect(codingOf('*')).toBe('br');
    for (const accepted of [undefined, '', 'identity', 'zstd', 'br;q=0, gzip;q=0']) {
      expect([accepted, codingOf(accepted), String(sent(accepted)?.body)]).toEqual([accepted, undefined, 'void 0;']);
    }
    expect(String(brotliDecompressSync(sent('br')?.body as Buffer))).toBe('void 0;');
    expect(String(gunzipSync(sent('gzip')?.body as Buffer))).toBe('void 0;');
    const answers = [sent('br'), sent('gzip'), sent()];
    expect(answers.map((answer) => answer?.headers['vary'])).toEqual(Array(3).fill('accept-encoding'));
    expect(answers.map((answer) => answer?.headers['content-type'])).toEqual(
      Array(3).fill('text/javascript; charset=utf-8'),
    );
    expect(new Set(answers.map((answer) => answer?.headers['etag'])).size).toBe(3);
    const tag = sent('br')?.headers['etag'];
    const again = (accepted: string) =>
      files('/assets/main-abc123.js', { 'accept-encoding': accepted, 'if-none-match': tag })?.status;
    expect([again('br'), again('gzip')]).toEqual([304, 200]);
  });

  it('have no path of their own where they are compressed', async () => {
    const built = folder();
    writeFileSync(join(built, 'index.html.br'), 'x');
    writeFileSync(join(built, 'alone.br'), 'x');
    const files = await loadExplorer(built);
    expect(files('/index.html.br', {})).toBeUndefined();
    expect(files('/alone.br', {})?.status).toBe(200);
  });
});
