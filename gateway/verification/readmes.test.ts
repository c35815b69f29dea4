import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from '@jest/globals';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FOLDERS = '{gateway,subgraphs,codegen,seed,docker}';
const EXCLUDED = /(?:^|\/)(?:node_modules|peers|dist|\.data)(?:\/|$)/;

const PAGES = globSync([`${FOLDERS}/**/*.md`, '*.md'], {
  cwd: ROOT,
  exclude: (path) => EXCLUDED.test(path),
}).map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));

describe('the variables of tests', () => {
  it('are all in the README of verification', () => {
    const read = globSync(`${FOLDERS}/**/*.ts`, { cwd: ROOT, exclude: (path) => EXCLUDED.test(path) })
      .filter((path) => /\.test\.ts$|\/(?:testing|support)\//.test(path))
      .flatMap((path) => [...readFileSync(join(ROOT, path), 'utf8').matchAll(/process\.env\['([A-Z_]+)'\]/g)])
      .map(([, name]) => name!)
      .filter((name) => name !== 'PATH');
    const page = readFileSync(new URL('./README.md', import.meta.url), 'utf8');
    const listed = [...page.matchAll(/^\| `([A-Z_]+)` /gm)].map(([, name]) => name!);
    expect(listed).toEqual([...new Set(read)].sort());
  });
});

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
