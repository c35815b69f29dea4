import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from '@jest/globals';

import { CONFIG_VARIABLES } from '../gateway/config-variables.ts';
import { freshSecrets } from '../gateway/deployment/fresh-secrets.ts';
import { readSubgraphConfig } from '../subgraphs/config.ts';
import { holdsSampleSecret, sampleSecretFaults } from '../subgraphs/shared/sample-secrets.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** `NAME=value`, `${NAME:-value}` and table rows "| `NAME` | `value`" of secret variables, in pages and Compose files. */
const SECRET_VALUES = /\b((?:CURSOR|LEDGER|\w+_ENVELOPE)_KEYS?|\w+_DATABASE_URL)(?:=|:-|` *\| *`)([^\s`}|][^`}|\n]*)/g;

function writtenSecrets(): readonly (readonly [string, string])[] {
  const files = execFileSync('git', ['ls-files', '*.md', '*.yaml', '*.yml'], { cwd: ROOT, encoding: 'utf8' }).trim();
  return files
    .split('\n')
    .flatMap((file) => [...readFileSync(`${ROOT}/${file}`, 'utf8').matchAll(SECRET_VALUES)])
    .map(([, name = '', value = '']) => [name, value] as const)
    .filter(([, value]) => !value.includes('…') && !value.includes('id:secret'));
}

describe('sample secrets', () => {
  it('that are written anywhere in the tree are known by their value', () => {
    const written = writtenSecrets();
    expect(new Set(written.map(([name]) => name)).size).toBeGreaterThan(6);
    expect(written.filter(([, value]) => !holdsSampleSecret(value))).toEqual([]);
  });

  it('that the gateway and the subgraphs start with on a developer’s machine are known', () => {
    const names = Object.keys(CONFIG_VARIABLES).filter((name) =>
      /_KEYS$/.test(name),
    ) as (keyof typeof CONFIG_VARIABLES)[];
    expect(names).toHaveLength(6);
    expect(names.filter((name) => !holdsSampleSecret(CONFIG_VARIABLES[name].fallback))).toEqual([]);
    expect(holdsSampleSecret(readSubgraphConfig('cases', {}).secrets.cursorKey)).toBe(true);
  });

  it('are found under another id, among others, and in another form of base64', () => {
    const { CASES_ENVELOPE_KEYS, LEDGER_KEYS } = CONFIG_VARIABLES;
    expect(holdsSampleSecret(CASES_ENVELOPE_KEYS.fallback.replace(/^\w+:/, 'a:real-one-of-32-bytes, mine:'))).toBe(
      true,
    );
    expect(holdsSampleSecret(`AAAA, ${LEDGER_KEYS.fallback.replaceAll('=', '')}`)).toBe(true);
  });

  it('are refused with how to make real ones, and without their value', () => {
    const [fault = ''] = sampleSecretFaults({ A_DATABASE_URL: 'mysql://reader:sample@db/a' }, ['A_DATABASE_URL', 'B']);
    expect(fault).toMatch(/^A_DATABASE_URL 是公开的样例密钥，生产环境不接受。.*npx lianzhi init/);
    expect(fault).not.toContain('reader');
  });

  it('are never what lianzhi init makes', () => {
    const fresh = freshSecrets({ issuer: 'office', service: 'lianzhi' }, '2026');
    expect(Object.entries(fresh).filter(([, value]) => holdsSampleSecret(value))).toEqual([]);
    expect(new Set(Object.values(fresh)).size).toBe(Object.keys(fresh).length);
  });
});
