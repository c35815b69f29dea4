import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from '@jest/globals';

import { lianzhi } from './program.ts';

const ROOT = new URL('../../', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, ROOT), 'utf8');
const ENGLISH = read('README.md');
const CHINESE = read('README.zh-CN.md');

/** Every command of a page in its order: blocks that a shell runs, and inline code that begins with a program's name. */
function commandsOf(page: string): readonly string[] {
  const code = [...page.matchAll(/^```\n(.*?)^```$|`([^`\n]+)`/gms)].map(([, block, inline = '']) => block ?? inline);
  return code.filter((text) => /^(npm|npx|curl|docker|TOKEN=)/.test(text)).map((text) => text.trim());
}

/** Addresses and files that a page leads to. */
function targetsOf(page: string): readonly string[] {
  return [...page.matchAll(/\]\(([^)]+)\)|<(http[^>]+)>/g)].map(([, link, address]) => link ?? address ?? '');
}

describe('README.md and README.zh-CN.md', () => {
  it('have the same commands, in the same order', () => {
    expect(commandsOf(CHINESE)).toEqual(commandsOf(ENGLISH));
    expect(commandsOf(ENGLISH).length).toBeGreaterThan(30);
  });

  it('have the same sections, tables and links, and each leads to the other', () => {
    const shapeOf = (page: string) => page.split('\n').flatMap((line) => /^(#+) |^(\|) -/.exec(line)?.[0] ?? []);
    expect(shapeOf(CHINESE)).toEqual(shapeOf(ENGLISH));
    // A page that exists in both languages is linked in the reader's own.
    const others = (page: string) =>
      targetsOf(page)
        .filter((target) => !target.startsWith('./README'))
        .map((target) => target.replace('.zh-CN.md', '.md'));
    expect(others(CHINESE)).toEqual(others(ENGLISH));
    expect(targetsOf(ENGLISH)).toContain('./README.zh-CN.md');
    expect(targetsOf(CHINESE)).toContain('./README.md');
  });

  it('lead only to files that exist', () => {
    const files = targetsOf(CHINESE).filter((target) => target.startsWith('./'));
    expect(files.filter((file) => !existsSync(fileURLToPath(new URL(file.split('#')[0]!, ROOT))))).toEqual([]);
  });

  it('name every command of the program', () => {
    const named = new Set(commandsOf(CHINESE).map((command) => /^npx lianzhi ([\w:-]+)/.exec(command)?.[1]));
    const all = lianzhi().commands.map((command) => command.name());
    expect(all.filter((name) => !named.has(name))).toEqual(['start']);
  });
});
