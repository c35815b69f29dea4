import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

import { generate } from '@graphql-codegen/cli';
import { printSchema } from 'graphql';

import { loadAudiences } from '../gateway/authorization/audiences.ts';
import { readSupergraphAccess, sliceFor } from '../gateway/authorization/report/supergraph-access.ts';

import type { ClientFile } from './client.ts';
import config from './example/codegen.ts';

export const EXAMPLE_FOLDER = fileURLToPath(new URL('./example/', import.meta.url));

/** The schema as the example's audience sees it. */
export async function exampleSlice(supergraphSdl: string): Promise<string> {
  return printSchema(sliceFor(readSupergraphAccess(supergraphSdl), await loadAudiences(), 'committee'));
}

/**
 * The types of the example client's queries, with the example's own settings; paths are relative to its folder.
 *
 * @param slice the schema as the example's audience sees it
 * @param folder where the example's sources are
 * @throws Error that names the field, and the file and line of its query, where the slice lacks a field that a query reads
 */
export async function exampleClientFiles(slice: string, folder = EXAMPLE_FOLDER): Promise<ClientFile[]> {
  const files = await generate({ ...config, schema: slice, cwd: folder, silent: true }, false);
  return files as ClientFile[];
}

/** Writes them. */
export async function writeExampleClient(slice: string): Promise<void> {
  for (const { filename, content } of await exampleClientFiles(slice)) {
    const path = fileURLToPath(new URL(filename, new URL('./example/', import.meta.url)));
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }
}
