import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { GraphQLError, Kind, parse } from 'graphql';
import { z } from 'zod';

import { AUDIENCES } from '../../subgraphs/shared/access/audiences.ts';

import { ManifestError, readManifest, readObject, type ManifestEntry } from './manifest.ts';
import type { TrustedDocument, TrustedDocuments } from './trusted-document.ts';

/** A folder of manifests is refused. Names the file of each fault, and quotes no text of a document. */
export class DocumentsError extends Error {
  readonly faults: readonly string[];

  constructor(folder: string, faults: readonly string[]) {
    super(`The trusted documents in ${folder} are refused:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.name = 'DocumentsError';
    this.faults = faults;
  }
}

const APP_FILE = 'app.json';

const APP = z.strictObject({
  versions: z.record(z.string(), z.enum(['active', 'retired'])).default({}),
  audiences: z.array(z.enum(AUDIENCES)).min(1).optional(),
});
type App = z.output<typeof APP>;

/**
 * Reads a folder of manifests, `<app>/<version>.json`, and what `<app>/app.json` says about the versions. Files that are
 * hidden or have another ending are left alone.
 *
 * @param tokens most tokens in one document; no limit where undefined
 * @throws DocumentsError with all faults at once
 */
export async function readDocuments(folder: string, tokens?: number): Promise<TrustedDocuments> {
  const faults: string[] = [];
  const documents: TrustedDocument[] = [];
  for (const app of await listFolder(folder, folder)) {
    if ((await stat(join(folder, app))).isDirectory()) {
      documents.push(...(await readApp(folder, app, tokens, faults)));
    } else if (app.endsWith('.json')) {
      faults.push(`${app}: a manifest belongs in the folder of its app.`);
    }
  }
  faults.push(...conflicts(documents));
  if (faults.length > 0) {
    throw new DocumentsError(folder, faults);
  }
  return { documents };
}

async function readApp(
  folder: string,
  app: string,
  tokens: number | undefined,
  faults: string[],
): Promise<readonly TrustedDocument[]> {
  const names = (await listFolder(folder, join(folder, app))).filter((name) => name.endsWith('.json'));
  const read = async <Part>(name: string, reader: (text: string) => Part): Promise<Part | undefined> => {
    try {
      return reader(await readFile(join(folder, app, name), 'utf8'));
    } catch (error) {
      faults.push(`${app}/${name}: ${reasonOf(error)}`);
      return undefined;
    }
  };
  const about = names.includes(APP_FILE) ? await read(APP_FILE, readAppFile) : undefined;
  const manifests = names.filter((name) => name !== APP_FILE);
  for (const version of Object.keys(about?.versions ?? {})) {
    if (!manifests.includes(`${version}.json`)) {
      faults.push(`${app}/${APP_FILE}: version ${version} has no manifest.`);
    }
  }
  const documents: TrustedDocument[] = [];
  for (const name of manifests) {
    const version = name.slice(0, -'.json'.length);
    const entries = await read(name, (text) =>
      readManifest(text).map((entry) => ({ ...entry, operations: operationsOf(entry, tokens) })),
    );
    const { versions, audiences } = about ?? {};
    const facts = { app, version, status: versions?.[version] ?? 'active', audiences };
    documents.push(...(entries ?? []).map((entry) => ({ ...entry, ...facts })));
  }
  return documents;
}

/** The visible names in a folder, sorted, so that faults and documents have the same order everywhere. */
async function listFolder(root: string, folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => !name.startsWith('.')).sort();
  } catch (error) {
    throw new DocumentsError(root, [`${folder}: ${reasonOf(error)}`]);
  }
}

function readAppFile(text: string): App {
  const read = APP.safeParse(readObject(text));
  if (!read.success) {
    throw new ManifestError(read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
  }
  return read.data;
}

/** @throws ManifestError where the text is not GraphQL or has no operation */
function operationsOf({ id, text }: ManifestEntry, tokens: number | undefined): readonly (string | undefined)[] {
  let definitions;
  try {
    ({ definitions } = parse(text, { maxTokens: tokens, noLocation: true }));
  } catch (error) {
    // The parser's message quotes the text; the place is enough.
    const place = error instanceof GraphQLError ? error.locations?.[0] : undefined;
    const limit = tokens === undefined ? '' : ` of at most ${tokens} tokens`;
    throw new ManifestError(`${id} is not GraphQL${limit} (line ${place?.line}, column ${place?.column}).`);
  }
  const names = definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? [definition.name?.value] : [],
  );
  if (names.length === 0) {
    throw new ManifestError(`${id} has no operation.`);
  }
  return names;
}

/** An id means one text, whichever app or version uses it: a client sends it without saying which it is. */
function conflicts(documents: readonly TrustedDocument[]): readonly string[] {
  const first = new Map<string, TrustedDocument>();
  const faults: string[] = [];
  for (const document of documents) {
    const { id, app, version, text } = document;
    const other = first.get(id);
    if (other === undefined) {
      first.set(id, document);
    } else if (other.text !== text) {
      faults.push(`${app}/${version}.json: ${id} has another text than in ${other.app}/${other.version}.json.`);
    }
  }
  return faults;
}

function reasonOf(error: unknown): string {
  if (error instanceof ManifestError) {
    return error.message;
  }
  return `it cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown fault'}).`;
}
