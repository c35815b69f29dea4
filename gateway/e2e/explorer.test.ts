import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { RunningGateway } from '../gateway.ts';
import { EXPLORER_DIST } from '../http/explorer-files.ts';
import { startTinyGateway } from '../verification/support/tiny-gateway.ts';
import { tinyAssets, tinyCases } from '../verification/support/tiny-graph.ts';

let gateway: RunningGateway;

beforeAll(async () => {
  if (!existsSync(join(EXPLORER_DIST, 'index.html'))) {
    execFileSync('npm', ['run', '--silent', 'explorer:build']);
  }
  gateway = await startTinyGateway({}, { cases: tinyCases, assets: tinyAssets });
});

afterAll(() => gateway.stop());

function builtFiles(): string[] {
  return readdirSync(EXPLORER_DIST, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(EXPLORER_DIST, join(entry.parentPath, entry.name)));
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
