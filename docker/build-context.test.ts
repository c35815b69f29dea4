import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from '@jest/globals';

import { dockerIgnore } from './docker-ignore.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const isLeftOut = dockerIgnore(readFileSync(join(ROOT, '.dockerignore'), 'utf8'));

/** Where secrets are made by our commands, and where a careless hand puts them. */
const SECRETS = [
  'docker/.env',
  'docker/.env.20261127T061500000Z',
  'docker/token-keys/jwks.json',
  'docker/token-keys/jwks.json.20261127T061500000Z',
  '.data/development-key.json',
  '.data/access-ledger.sqlite',
  '.env',
  '.env.production',
  'office-key.json',
  'signing-key.json',
  'gateway/signing-key.json',
  'gateway/authentication/office-key.json',
  'gateway/.env',
  'gateway/tls/server.key',
  'subgraphs/ca.pem',
];

describe('secrets in the tree', () => {
  it.each(SECRETS)('%s does not get into the image', (path) => {
    expect(isLeftOut(path)).toBe(true);
  });

  it('do not get into git', () => {
    const options = { cwd: ROOT, input: SECRETS.join('\n'), encoding: 'utf8' } as const;
    const ignored = execFileSync('git', ['check-ignore', '--no-index', '--stdin'], options);
    expect(ignored.trim().split('\n')).toEqual(SECRETS);
  });
});

describe('the context of the image', () => {
  const files = context();

  it('has no secret, whatever its name', () => {
    const small = files.filter((path) => statSync(join(ROOT, path)).size < 1_000_000);
    const secret =
      /-----BEGIN [A-Z ]*PRIVATE KEY-----\n|"d" *: *"[\w-]{40,}"|^(?:LEDGER_KEYS|CURSOR_KEY|[A-Z]+_PASSWORD)=\S/m;
    expect(small.filter((path) => secret.test(readFileSync(join(ROOT, path), 'utf8')))).toEqual([]);
  });

  it('has what the image needs, and nothing that nobody listed', () => {
    const command = readFileSync(join(ROOT, 'docker/compose.yaml'), 'utf8').matchAll(/[\w/-]+\.(?:ts|mjs)\b/g);
    const needed = [...command].map(([path]) => path);
    expect(needed).toContain('gateway/main.ts');
    expect(files).toEqual(expect.arrayContaining(['package.json', 'package-lock.json', '.npmrc', ...needed]));
    const folders = new Set(files.map((path) => path.split('/')[0]));
    expect([...folders].filter((name) => !/^(gateway|subgraphs|seed|codegen|docker)$/.test(name!)).sort()).toEqual(
      ['.npmrc', 'LICENSE', 'package-lock.json', 'package.json', 'tsconfig.json'].sort(),
    );
    expect(files.filter((path) => path.startsWith('docker/'))).toEqual(['docker/healthy.mjs']);
    const folderNames = ['gateway', 'subgraphs', 'seed', 'codegen'];
    const tracked = execFileSync('git', ['ls-files', ...folderNames], { cwd: ROOT, encoding: 'utf8' }).trim();
    expect(tracked.split('\n').filter(isLeftOut)).toEqual([]);
  });
});

describe('dockerIgnore', () => {
  it.each([
    ['*/temp*', ['somedir/temporary.txt', 'somedir/temp'], ['somedir/subdir/temporary.txt', 'temp']],
    ['*/*/temp*', ['somedir/subdir/temporary.txt'], ['somedir/temp']],
    ['temp?', ['tempa', 'tempb/inside'], ['temp', 'tempab', 'folder/tempa']],
    ['**/*.go', ['a.go', 'x/a.go', 'x/y/a.go'], ['a.goo']],
    ['/foo/bar/', ['foo/bar', 'foo/bar/baz'], ['foo', 'x/foo/bar']],
    ['*.md\n!README*.md\nREADME-secret.md', ['a.md', 'README-secret.md'], ['README.md', 'README-more.md', 'x/a.md']],
    ['*.md\nREADME-secret.md\n!README*.md', ['a.md'], ['README.md', 'README-secret.md']],
    ['*\n!src', ['a', 'docker/.env'], ['src', 'src/main.ts']],
    ['# a comment\n\n[a-c].txt', ['a.txt'], ['d.txt', '# a comment']],
    ['folder/**', ['folder/a', 'folder/a/b'], ['other']],
    ['a\\*b', ['a*b'], ['axb']],
  ])('%j leaves out what the reference says', (text, out, kept) => {
    const isOut = dockerIgnore(text);
    expect(out.filter((path) => !isOut(path))).toEqual([]);
    expect(kept.filter((path) => isOut(path))).toEqual([]);
  });
});

/** Every file that `docker build` sends. Folders that cannot hold one are not entered, for their size. */
function context(folder = ''): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      return ['node_modules', '.git', '.data'].includes(entry.name) ? [] : context(path);
    }
    return isLeftOut(path) ? [] : [path];
  });
}
