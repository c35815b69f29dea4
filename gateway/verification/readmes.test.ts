import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from '@jest/globals';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FOLDERS = '{gateway,subgraphs,codegen,seed,docker}';

const PAGES = globSync([`${FOLDERS}/**/*.md`, '*.md'], {
  cwd: ROOT,
  exclude: (path) => /(?:^|\/)(?:node_modules|peers|dist|\.data)(?:\/|$)/.test(path),
}).map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));

describe('every page of the project', () => {
  it('is found', () => {
    expect(PAGES.length).toBeGreaterThan(50);
  });

  it('links only to files and folders that exist', () => {
    const broken = PAGES.flatMap(({ path, text }) =>
      [...text.matchAll(/\]\((\.[^)#\s]*)[^)]*\)/g)]
        .map(([, target]) => target!)
        .filter((target) => !existsSync(join(ROOT, dirname(path), target)))
        .map((target) => `${path}: ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it('lets no banner of npm into a file', () => {
    const spoiled = PAGES.flatMap(({ path, text }) =>
      (text.match(/npm run (?!--silent|-s )[^\n`|]*[^-]> ?[a-z][^\n`]*/g) ?? []).map((line) => `${path}: ${line}`),
    );
    expect(spoiled).toEqual([]);
  });
});
