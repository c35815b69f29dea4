import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { sha256 } from './manifest.ts';
import { DocumentsError, readDocuments } from './read-documents.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianzhi-documents-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function write(files: Readonly<Record<string, unknown>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  }
}

async function faultsOf(files: Readonly<Record<string, unknown>>, tokens?: number): Promise<readonly string[]> {
  await write(files);
  const error = await readDocuments(folder, tokens).catch((thrown: unknown) => thrown);
  return error instanceof DocumentsError ? error.faults : [];
}

const A = 'query A { a }';
const apollo = (operations: unknown, version: unknown = 1) => ({
  format: 'apollo-persisted-query-manifest',
  version,
  operations,
});

describe('a folder of manifests', () => {
  it('is read with the app, version, status and operations of each document', async () => {
    await write({
      'portal/1.0.json': { md5: A },
      'portal/1.1.json': apollo([{ id: sha256(A), name: 'A', type: 'query', body: A }]),
      'portal/app.json': { versions: { '1.0': 'retired' }, audiences: ['public'] },
      'desk/v1.json': { two: 'query X { a } query Y { b } fragment F on Query { a }', none: '{ a }' },
      'desk/notes.txt': 'no manifest',
      'README.md': 'no manifest',
      '.hidden/1.json': 'no manifest',
    });
    const { documents } = await readDocuments(folder);
    expect(documents).toEqual([
      { id: 'two', app: 'desk', version: 'v1', status: 'active', text: expect.anything(), operations: ['X', 'Y'] },
      { id: 'none', app: 'desk', version: 'v1', status: 'active', text: '{ a }', operations: [undefined] },
      {
        id: 'md5',
        app: 'portal',
        version: '1.0',
        status: 'retired',
        text: A,
        operations: ['A'],
        audiences: ['public'],
      },
      {
        ...{ id: sha256(A), app: 'portal', version: '1.1', status: 'active' },
        ...{ text: A, operations: ['A'], audiences: ['public'] },
      },
    ]);
  });

  it('may be empty, and may have the same document in several apps', async () => {
    expect((await readDocuments(folder)).documents).toEqual([]);
    expect(await faultsOf({ 'a/1.json': { x: A }, 'b/1.json': { x: A } })).toEqual([]);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['text that is no JSON', { 'a/1.json': '{"x": "que' }, 'a/1.json: it is not JSON.'],
    ['a list', { 'a/1.json': [A] }, 'a/1.json: it is not a JSON object.'],
    ['no documents', { 'a/1.json': {} }, 'a/1.json: it has no documents.'],
    [
      'values that are no texts',
      { 'a/1.json': { x: { text: A } } },
      'a/1.json: it is neither a manifest of Apollo nor an object of ids and texts.',
    ],
    ['an unknown version of Apollo', { 'a/1.json': apollo([], 2) }, 'a/1.json: as a manifest of Apollo, version'],
    ['an operation of Apollo without a body', { 'a/1.json': apollo([{ id: 'x' }]) }, 'operations.0.body is malformed'],
    [
      'an id of Apollo that is not the hash',
      { 'a/1.json': apollo([{ id: 'x', body: A }]) },
      'a/1.json: x is not the SHA-256 of its document.',
    ],
    [
      'an id with a prefix that is not the hash',
      { 'a/1.json': { [`sha256:${sha256(A)}`]: `${A} ` } },
      `a/1.json: sha256:${sha256(A)} is not the SHA-256 of its document.`,
    ],
    ['an id with a blank', { 'a/1.json': { 'x y': A } }, 'a/1.json: an id is not 1 to 256 visible ASCII characters.'],
    [
      'a text that is no GraphQL',
      { 'a/1.json': { x: 'query {\n a(id: "310")' } },
      'x is not GraphQL (line 2, column 14).',
    ],
    ['a text without an operation', { 'a/1.json': { x: 'fragment F on Q { a }' } }, 'a/1.json: x has no operation.'],
    [
      'one id for two texts',
      { 'a/1.json': { x: A }, 'b/7.json': { x: '{ b }' } },
      'b/7.json: x has another text than in a/1.json.',
    ],
    ['a manifest without an app', { '1.json': { x: A } }, '1.json: a manifest belongs in the folder of its app.'],
    [
      'a version without a manifest',
      { 'a/1.json': { x: A }, 'a/app.json': { versions: { 2: 'retired' } } },
      'a/app.json: version 2 has no manifest.',
    ],
    ['an unknown status', { 'a/app.json': { versions: { 1: 'old' } } }, 'a/app.json: versions.1: '],
    ['an unknown audience', { 'a/app.json': { audiences: ['nobody'] } }, 'a/app.json: audiences.0: '],
    ['an unknown member', { 'a/app.json': { retired: ['1'] } }, 'a/app.json: '],
  ])('is refused for %s, with the file and the reason', async (_what, files, fault) => {
    expect(await faultsOf(files)).toContainEqual(expect.stringContaining(fault));
  });

  it('is refused with all its faults, and none of them quotes a document', async () => {
    const secret = 'query { a(idNumber: "11010519491231002X" }';
    const faults = await faultsOf({ 'a/1.json': { x: secret }, 'a/2.json': '', 'b/1.json': [secret] });
    expect(faults).toHaveLength(3);
    expect(faults.join()).not.toContain('11010519491231002X');
  });

  it('is refused for a document with more tokens than any request may have', async () => {
    expect(await faultsOf({ 'a/1.json': { x: A } }, 3)).toEqual([expect.stringContaining('at most 3 tokens')]);
    expect(await faultsOf({ 'a/1.json': { x: A } }, 10)).toEqual([]);
  });

  it('is refused where it does not exist', async () => {
    await expect(readDocuments(join(folder, 'none'))).rejects.toThrow('it cannot be read (ENOENT)');
  });

  it('takes a key that JavaScript knows for an id like any other', async () => {
    await write({ 'a/1.json': '{"__proto__": "{ a }", "constructor": "{ b }"}' });
    expect((await readDocuments(folder)).documents.map(({ id }) => id)).toEqual(['__proto__', 'constructor']);
  });
});
