import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Audience } from '../../subgraphs/shared/access/audiences.ts';

import { checkDefinition, type CheckedAgainst, type RunnableQuery } from './definition/check-definition.ts';
import {
  DOCUMENT_FILE,
  QUERY_FILE,
  readDefinition,
  type Definition,
  type DefinitionFault,
} from './definition/read-definition.ts';
import type { SavedQuery } from './saved-query.ts';

/** The library of this project. */
export const LIBRARY = fileURLToPath(new URL('./library', import.meta.url));

/** Definitions as they are in the folders, and the faults of those that cannot be read. */
export interface Definitions {
  readonly definitions: readonly Definition[];
  readonly faults: readonly DefinitionFault[];
  /** Changes when a file does. */
  readonly stamp: string;
}

/** Reads every definition in the folders: each folder at any depth that holds a `query.yaml`. */
export async function readDefinitions(folders: readonly string[]): Promise<Definitions> {
  // Before the files are read: one that is written meanwhile then has another stamp, and is read again.
  const stamp = await stampOf(folders);
  const found = await Promise.all(folders.map(definitionFolders));
  const missing = folders.flatMap((folder, index): DefinitionFault[] =>
    found[index] === undefined ? [{ file: folder, line: 1, message: 'The folder cannot be read.' }] : [],
  );
  const read = await Promise.all(found.flatMap((one) => one ?? []).map((folder) => readDefinition(folder)));
  const definitions = read.filter((one): one is Definition => 'query' in one);
  const faults = read.flatMap((one) => ('query' in one ? [] : one));
  return { definitions, faults: [...missing, ...faults, ...doubled(definitions)], stamp };
}

/** A text that changes when a definition's file is added, removed or written. */
export async function stampOf(folders: readonly string[]): Promise<string> {
  const found = (await Promise.all(folders.map(definitionFolders))).flatMap((one) => one ?? []);
  const files = found.flatMap((folder) => [join(folder, QUERY_FILE), join(folder, DOCUMENT_FILE)]);
  const stamps = await Promise.all(
    files.map((file) =>
      stat(file).then(
        ({ mtimeMs, size }) => `${file} ${mtimeMs} ${size}`,
        () => `${file} missing`,
      ),
    ),
  );
  return stamps.join('\n');
}

async function definitionFolders(folder: string): Promise<readonly string[] | undefined> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => undefined);
  return entries
    ?.filter((entry) => entry.isFile() && entry.name === QUERY_FILE)
    .map(({ parentPath }) => parentPath)
    .toSorted();
}

function doubled(definitions: readonly Definition[]): readonly DefinitionFault[] {
  return definitions.flatMap(({ query, lineOf }, index) => {
    const isFirst =
      definitions.findIndex(({ query: { name, version } }) => name === query.name && version === query.version) ===
      index;
    return isFirst
      ? []
      : [
          {
            file: join(query.folder, QUERY_FILE),
            line: lineOf(['version']),
            message: `Another folder defines ${query.name} version ${query.version}.`,
          },
        ];
  });
}

/** The saved queries that fit one supergraph. */
export interface Registry {
  /** Of every name, the versions that the audience may run, the latest first. */
  list(audience: Audience): readonly (readonly RunnableQuery[])[];
  /**
   * A query that the audience may run; without `version` the latest.
   *
   * @returns undefined where there is none: unknown, retired, over its sunset, a draft, or for other audiences
   */
  find(name: string, version: number | undefined, audience: Audience): RunnableQuery | undefined;
  readonly faults: readonly DefinitionFault[];
}

/** Checks all definitions against a supergraph. One with faults is left out; the others are served. */
export function makeRegistry(
  { definitions, faults: read }: Definitions,
  against: CheckedAgainst,
  now: () => Date = () => new Date(),
): Registry {
  const faults = [...read];
  const byName = new Map<string, RunnableQuery[]>();
  for (const definition of definitions) {
    const { name, version } = definition.query;
    const checked = checkDefinition(definition, against);
    const known = byName.get(name) ?? [];
    if (!('query' in checked)) {
      faults.push(...checked);
    } else if (!known.some(({ query }) => query.version === version)) {
      byName.set(
        name,
        [...known, checked].toSorted((one, other) => other.query.version - one.query.version),
      );
    }
  }
  const served = (name: string, audience: Audience): RunnableQuery[] =>
    (byName.get(name) ?? []).filter(({ query }) => isServed(query, audience, now()));
  return {
    list: (audience) => [...byName.keys()].map((name) => served(name, audience)).filter(({ length }) => length > 0),
    find: (name, version, audience) =>
      served(name, audience).find(({ query }) => version === undefined || query.version === version),
    faults,
  };
}

function isServed({ status, sunset, audiences }: SavedQuery, audience: Audience, now: Date): boolean {
  const isOver = sunset !== undefined && dayInShanghai(now) > sunset;
  return (status === 'active' || status === 'deprecated') && !isOver && audiences.includes(audience);
}

function dayInShanghai(moment: Date): string {
  return new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}
