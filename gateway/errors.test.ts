import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from '@jest/globals';

import { ERROR_CATALOGUE, isErrorCode, refusal, withoutStack } from './errors.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Where an error gets its code: as the first argument of what makes one, or as its extension. */
const RAISED =
  /(?:\b(?:refusal|refused|errorAnswer|QueryError|OwnQueryError|FetchError|fetchFailed|fail|failure)\(\s*|\bcode: )'([A-Z]+(?:_[A-Z]+)+)'/g;

/** Codes between an office and the gateway; no client gets them. */
const INTERNAL = ['RUN_LOST', 'TOO_MANY_RUNS'];

const FILES = globSync('{gateway,subgraphs}/**/*.ts', {
  cwd: ROOT,
  exclude: (path) =>
    /(?:^|\/)(?:node_modules|verification|e2e|explorer|page|testing)$|\.(?:test|fixture)\.ts$/.test(path),
});

describe('the catalogue of errors', () => {
  it('has every code that the code raises', () => {
    const raised = new Set(
      FILES.flatMap((file) => [...readFileSync(join(ROOT, file), 'utf8').matchAll(RAISED)].map(([, code]) => code!)),
    );
    expect(raised.size).toBeGreaterThan(25);
    expect([...raised].filter((code) => !isErrorCode(code)).sort()).toEqual(INTERNAL);
  });

  it('says what each means in both languages, with the status of an error', () => {
    for (const [code, { meaning, chinese, httpStatus, resultStatus }] of Object.entries(ERROR_CATALOGUE)) {
      expect([code, meaning]).toEqual([code, expect.stringMatching(/^[A-Z][^\p{Script=Han}]*\.$/u)]);
      expect([code, chinese]).toEqual([code, expect.stringMatching(/\p{Script=Han}.*。$/u)]);
      expect([code, httpStatus === 200 || httpStatus >= 400, resultStatus >= 400]).toEqual([code, true, true]);
    }
  });
});

it('a refusal has no stack, and faults after it keep theirs', () => {
  expect(refusal('BAD_USER_INPUT', 'No.').stack).not.toContain('\n    at ');
  expect(new Error('A fault.').stack).toContain('errors.test.ts');
  const failing = (): never => {
    throw new Error('Within.');
  };
  expect(() => withoutStack(failing)).toThrow('Within.');
  expect(new Error('Another fault.').stack).toContain('errors.test.ts');
});
