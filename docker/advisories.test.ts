import { readFileSync } from 'node:fs';

import { expect, it } from '@jest/globals';

/**
 * The versions that fix published security advisories which affect us. A careless merge or an override can downgrade a
 * package in the lock file, and no other check would notice. A new advisory is a new line here.
 */
const FIXED_IN: Readonly<Record<string, string>> = {
  '@mikro-orm/core': '7.0.14',
  '@mikro-orm/mysql': '7.0.14',
  '@mikro-orm/sql': '7.0.14',
  '@mikro-orm/sqlite': '7.0.14',
  mysql2: '3.22.0',
  undici: '8.9.0',
  '@apollo/server': '5.5.0',
  '@apollo/gateway': '2.13.2',
};

const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, { version?: string }> };

it.each(Object.entries(FIXED_IN))('%s is installed at %s or later, where its advisory is fixed', (name, fixed) => {
  const { version } = JSON.parse(read(`node_modules/${name}/package.json`)) as { version: string };
  expect(compare(version, fixed)).toBeGreaterThanOrEqual(0);
});

it.each(Object.entries(FIXED_IN))('no copy of %s in the lock file is older than %s', (name, fixed) => {
  const copies = Object.entries(lock.packages).filter(([path]) => path.endsWith(`node_modules/${name}`));
  expect(copies.length).toBeGreaterThan(0);
  expect(copies.filter(([, { version = '0.0.0' }]) => compare(version, fixed) < 0)).toEqual([]);
});

it.each([
  ['8.9.0', '8.9.0', 0],
  ['8.10.0', '8.9.0', 1],
  ['8.8.9', '8.9.0', -1],
  ['9.0.0', '8.9.0', 1],
  ['8.9.0-rc.1', '8.9.0', -1],
])('orders %s and %s by number', (left, right, sign) => {
  expect(Math.sign(compare(left, right))).toBe(sign);
});

/** Negative, 0 or positive as `left` is before, equal to, or after `right`; a prerelease is before its release. */
function compare(left: string, right: string): number {
  const [a, b] = [parts(left), parts(right)];
  const differing = a.findIndex((part, at) => part !== b[at]);
  return differing < 0 ? 0 : (a[differing] as number) - (b[differing] as number);
}

function parts(version: string): number[] {
  const [release = '', prerelease] = version.split('-', 2);
  return [...release.split('.').map(Number), prerelease === undefined ? 0 : -1];
}

function read(path: string): string {
  return readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
}
