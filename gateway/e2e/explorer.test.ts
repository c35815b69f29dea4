import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { get, type IncomingHttpHeaders } from 'node:http';
import { join, relative } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { RunningGateway } from '../gateway.ts';
import { EXPLORER_DIST } from '../http/explorer-files.ts';
import { PAGE_FOLDER } from '../saved-queries/page/content-security-policy.ts';
import { startTinyGateway } from '../verification/support/tiny-gateway.ts';
import { tinyAssets, tinyCases } from '../verification/support/tiny-graph.ts';

let gateway: RunningGateway;

beforeAll(async () => {
  if (!existsSync(join(EXPLORER_DIST, 'index.html'))) {
    execFileSync('npm', ['run', '--silent', 'explorer:build']);
  }
  if (!existsSync(join(PAGE_FOLDER, 'index.html'))) {
    execFileSync('npm', ['run', '--silent', 'queries-page:build']);
  }
  gateway = await startTinyGateway({}, { cases: tinyCases, assets: tinyAssets });
});

afterAll(() => gateway.stop());

/** Files of a built page, without those that are another one compressed. */
function builtFiles(folder = EXPLORER_DIST): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(?:br|gz)$/.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

/** A file as it is sent in one coding, without what `fetch` does by itself. */
function sentAs(path: string, coding: string): Promise<{ headers: IncomingHttpHeaders; body: Buffer }> {
  return new Promise((resolve, reject) => {
    get(`${gateway.url}${path}`, { headers: { 'accept-encoding': coding } }, (response) => {
      buffer(response).then((body) => resolve({ headers: response.headers, body }), reject);
    }).on('error', reject);
  });
}

/** Patterns by which a page, a style sheet or a script loads from another host. */
const LOADS = [
  /(?:src|href)\s*=\s*["'](?:https?:)?\/\/[^"']*/gi,
  /url\(\s*["']?(?:https?:)?\/\/[^)]*/gi,
  /@import\s+["'](?:https?:)?\/\/[^"']*/gi,
  /(?:import|from|importScripts|fetch|Worker)\s*\(?\s*["'`](?:https?:)?\/\/[^"'`]*/gi,
];

describe('the explorer', () => {
  it('is served at the root under a policy that allows loading from this host only', async () => {
    const response = await fetch(gateway.url);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(response.status).toBe(200);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);
    expect(await response.text()).not.toMatch(/<script(?![^>]*\bsrc=)/);
  });

  it('is served with every built file, each with a content type that browsers accept', async () => {
    const files = builtFiles();
    expect(files.filter((file) => file.includes('worker'))).toHaveLength(3);
    expect(files).toEqual(expect.arrayContaining(['index.html', 'examples.json']));
    for (const file of files) {
      const response = await fetch(`${gateway.url}/${file}`);
      expect([file, response.status]).toEqual([file, 200]);
      expect(response.headers.get('content-type')).not.toBe('application/octet-stream');
      expect(Buffer.from(await response.arrayBuffer()).equals(readFileSync(join(EXPLORER_DIST, file)))).toBe(true);
    }
  });

  it.each([
    ['the explorer', EXPLORER_DIST, '/'],
    ['the page of saved queries', PAGE_FOLDER, '/q/'],
  ])('is served compressed: every script and style sheet of %s', async (_page, folder, base) => {
    const files = builtFiles(folder).filter((file) => /\.(?:js|css)$/.test(file));
    expect(files.length).toBeGreaterThan(1);
    for (const file of files) {
      const whole = readFileSync(join(folder, file));
      const isLarge = whole.byteLength >= 1_024;
      for (const [coding, unpack] of [
        ['br', brotliDecompressSync],
        ['gzip', gunzipSync],
      ] as const) {
        const { headers, body } = await sentAs(`${base}${file}`, coding);
        expect([file, headers['content-encoding']]).toEqual([file, isLarge ? coding : undefined]);
        expect([file, (isLarge ? unpack(body) : body).equals(whole)]).toEqual([file, true]);
        expect(headers['content-length']).toBe(String(body.byteLength));
        expect([file, headers['vary']]).toEqual([file, isLarge ? 'accept-encoding' : undefined]);
      }
      expect((await sentAs(`${base}${file}`, 'identity')).body.equals(whole)).toBe(true);
    }
  });

  it('has a page of error codes beside it, compressed as well', async () => {
    const plain = await sentAs('/errors', 'identity');
    const { headers, body } = await sentAs('/errors', 'gzip, br');
    expect([headers['content-encoding'], headers['vary']]).toEqual(['gzip', 'accept-encoding']);
    expect(gunzipSync(body).equals(plain.body)).toBe(true);
    expect(String(plain.body)).toContain('UNAUTHENTICATED');
  });

  it('loads no file from another host', () => {
    for (const file of builtFiles().filter((name) => /\.(html|css|js)$/.test(name))) {
      const text = readFileSync(join(EXPLORER_DIST, file), 'utf8');
      const loaded = LOADS.flatMap((pattern) => text.match(pattern) ?? []);
      expect([file, loaded]).toEqual([file, []]);
    }
  });

  it('loads the personas from the gateway', () => {
    const scripts = builtFiles().filter((name) => name.endsWith('.js') && !name.includes('worker'));
    const text = scripts.map((file) => readFileSync(join(EXPLORER_DIST, file), 'utf8')).join('\n');
    expect(text).toContain('/personas.json');
  });

  it('has readable examples', async () => {
    const examples = (await (await fetch(`${gateway.url}/examples.json`)).json()) as { query: string }[];
    expect(examples.length).toBeGreaterThan(0);
    expect(examples.every(({ query }) => query.includes('query'))).toBe(true);
  });
});
