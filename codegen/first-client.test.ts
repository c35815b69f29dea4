import { existsSync, readFileSync } from 'node:fs';

import { describe, expect, it } from '@jest/globals';

import { loadFirstClientPages } from '../gateway/http/first-client-pages.ts';

import { copiedFrom } from './first-client.fixture.ts';

const read = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
const { text: CHINESE, ...chinese } = copiedFrom('first-client.zh-CN.md');
const { text: ENGLISH, ...english } = copiedFrom('first-client.md');

describe('“Your first client”', () => {
  it.each(chinese.excerpts)('shows code as it stands in %s', (file, text) => {
    expect(read(file)).toContain(text);
  });

  it('has the same code and commands in both languages, and leads from each to the other', () => {
    expect(chinese.excerpts.length).toBeGreaterThan(5);
    expect(english.excerpts).toEqual(chinese.excerpts);
    expect(english.commands).toEqual(chinese.commands);
    expect(ENGLISH.match(/^#+ (\d+)?/gm)).toEqual(CHINESE.match(/^#+ (\d+)?/gm));
    expect(CHINESE).toContain('](./first-client.md)');
    expect(ENGLISH).toContain('](./first-client.zh-CN.md)');
  });

  it('names the versions that are installed here', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<
      string,
      Record<string, string>
    >;
    const named = chinese.commands.flatMap((line) => [...line.matchAll(/(@?[\w/-]+)@(\d+\.\d+\.\d+)/g)]);
    expect(named.length).toBe(7);
    for (const [, name = '', version] of named) {
      expect([name, version]).toEqual([name, { ...dependencies, ...devDependencies }[name]]);
    }
  });

  it('names only scripts, files and codes that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    for (const [, script = ''] of CHINESE.matchAll(/npm run ([\w:-]+)/g)) {
      expect(scripts).toHaveProperty([script]);
    }
    for (const [, target = ''] of [...CHINESE.matchAll(/\]\((\.[^)#]+)/g), ...ENGLISH.matchAll(/\]\((\.[^)#]+)/g)]) {
      expect([target, existsSync(new URL(target, import.meta.url))]).toEqual([target, true]);
    }
    const errors = read('gateway/errors.ts');
    for (const [, code = ''] of CHINESE.matchAll(/`([A-Z]+(?:_[A-Z]+)+)`/g)) {
      expect(errors).toContain(`  ${code}: `);
    }
  });

  it('is served as a page that loads nothing', async () => {
    const pages = await loadFirstClientPages();
    for (const [path, language, title] of [
      ['/first-client', 'zh-CN', '第一个客户端'],
      ['/first-client/en', 'en', 'Your first client'],
    ] as const) {
      const { status, headers, body } = pages(path, {}) ?? {};
      const text = String(body);
      expect([status, headers?.['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
      expect(headers?.['content-security-policy']).toBe("default-src 'none'; style-src 'unsafe-inline'; img-src data:");
      expect(text).toContain(`<html lang="${language}">`);
      expect(text).toContain(`<h1>${title}</h1>`);
      expect(text).not.toMatch(/<script|<link|src=|@import|url\(/);
      const local = [...text.matchAll(/href="(\/[^"]*)"/g)].map(([, address]) => address);
      expect(new Set(local)).toEqual(
        new Set(['/', '/errors', path === '/first-client' ? '/first-client/en' : '/first-client']),
      );
    }
    expect(pages('/first-client/de', {})).toBeUndefined();
  });
});
