import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from '@jest/globals';

import { storyCases } from './all-stories.ts';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const LOADER = fileURLToPath(new URL('../../node_modules/tsx/dist/loader.mjs', import.meta.url));

describe('the people of stories', () => {
  it('are the same whichever story a program reads first', () => {
    const files = readdirSync(FOLDER).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
    const told = storiesReadInOrder(files);
    expect(told.length).toBeGreaterThan(100_000);
    expect(storiesReadInOrder(files.toReversed())).toBe(told);
  });

  it('have identity numbers and telephones of their own', () => {
    const people = storyCases.flatMap(({ parties }) => parties).filter(({ idNumber }) => idNumber !== null);
    const byNumber = Map.groupBy(people, ({ idNumber }) => idNumber);
    for (const [, same] of byNumber) {
      expect(new Set(same.map(({ name, phone }) => `${name} ${phone}`)).size).toBe(1);
    }
    expect(new Set(people.map(({ phone }) => phone)).size).toBe(byNumber.size);
  });
});

/** All stories as text, told by a process of its own that reads the files in this order. */
function storiesReadInOrder(files: readonly string[]): string {
  const program = [
    ...files.map((file) => `await import('${FOLDER}${file}');`),
    `const { storyCases, storyJudgments } = await import('${FOLDER}all-stories.ts');`,
    'console.log(JSON.stringify([storyCases, storyJudgments]));',
  ].join('\n');
  const options = { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 } as const;
  return execFileSync(process.execPath, ['--import', LOADER, '--input-type=module', '-e', program], options);
}
