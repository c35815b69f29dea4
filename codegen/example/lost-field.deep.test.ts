import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { buildSchema, printSchema } from 'graphql';

import { EXAMPLE_FOLDER, exampleClientFiles, exampleSlice } from '../example-client.ts';

const run = promisify(execFile);
const SUPERGRAPH = new URL('../../gateway/supergraph.graphql', import.meta.url);
const TSC = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));

/** As deep below the root as the example, so that a copy finds the same packages and settings. */
const COPIES = fileURLToPath(new URL('../../.data/', import.meta.url));

/** A copy of the example. */
let folder: string;
beforeEach(async () => {
  await mkdir(COPIES, { recursive: true });
  folder = await mkdtemp(join(COPIES, 'example-'));
  await cp(join(EXAMPLE_FOLDER, 'src'), join(folder, 'src'), { recursive: true });
  const settings = JSON.parse(await readFile(join(EXAMPLE_FOLDER, 'tsconfig.json'), 'utf8')) as object;
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ ...settings, include: ['src'] }));
});
afterEach(() => rm(folder, { recursive: true }));

/** The committee's slice after one line of it is changed. */
async function changedSlice(line: RegExp, by: string): Promise<string> {
  const slice = await exampleSlice(await readFile(SUPERGRAPH, 'utf8'));
  const changed = slice.replace(line, by);
  expect(changed).not.toBe(slice);
  return printSchema(buildSchema(changed));
}

async function generateInCopy(slice: string): Promise<void> {
  for (const { filename, content } of await exampleClientFiles(slice, folder)) {
    await mkdir(dirname(join(folder, filename)), { recursive: true });
    await writeFile(join(folder, filename), content);
  }
}

async function editInCopy(file: string, text: string, by: string): Promise<void> {
  const path = join(folder, 'src', file);
  const source = await readFile(path, 'utf8');
  expect(source).toContain(text);
  await writeFile(path, source.replace(text, by));
}

/** What tsc says of the copy: file, and message; empty where all is well. */
async function typeErrors(): Promise<readonly string[]> {
  const { stdout } = await run(process.execPath, [TSC, '-p', folder, '--pretty', 'false']).catch(
    (error: { stdout: string }) => error,
  );
  return stdout.split('\n').filter((line) => line.includes('error TS'));
}

/** `overdueDays: Int`, as a field of the ledger and not of its filter. */
const OVERDUE_DAYS = /( {2}""".{0,300}?""")\s+overdueDays: Int\n(?=[^{}]*机关单位 The agency that owes the duty)/s;

describe('where the slice loses something, the example', () => {
  it('has no type error as it is', async () => {
    await generateInCopy(await exampleSlice(await readFile(SUPERGRAPH, 'utf8')));
    expect(await typeErrors()).toEqual([]);
  });

  it('a field that a query reads: codegen refuses, naming the field and the query', async () => {
    const slice = await changedSlice(OVERDUE_DAYS, '');
    await expect(generateInCopy(slice)).rejects.toThrow(
      /Cannot query field "overdueDays" on type "SupervisionLedger"[\s\S]*ledger-row\.tsx/,
    );
  });

  it('a field that is taken out of the query too: tsc names each place that shows it', async () => {
    const slice = await changedSlice(OVERDUE_DAYS, '');
    await editInCopy('ledger-row.tsx', '    overdueDays\n', '');
    await generateInCopy(slice);
    const errors = await typeErrors();
    expect(errors.length).toBeGreaterThan(0);
    for (const error of errors) {
      expect(error).toMatch(/ledger-row\.tsx.*Property 'overdueDays' does not exist on type 'LedgerRowFragment'/);
    }
  });

  it('a member of an enum: tsc names the place that offers it', async () => {
    const slice = await changedSlice(/ {2}"""政法委 The political-legal committee\."""\n {2}COMMITTEE\n(?=\})/, '');
    await generateInCopy(slice);
    expect(await typeErrors()).toEqual([
      expect.stringMatching(/ledger-filters\.tsx.*Type '"COMMITTEE"' is not assignable to type 'DutyOfficeKind'/),
    ]);
  });

  it('a condition of the filter: tsc names the place that sets it', async () => {
    const slice = await changedSlice(/ {2}overdueDays: DayRange\n/, '  ledgerDays: DayRange\n');
    await generateInCopy(slice);
    expect(await typeErrors()).toEqual([
      expect.stringMatching(/ledger-filters\.tsx.*'overdueDays' does not exist in type 'SupervisionLedgerFilter'/),
    ]);
  });
});
