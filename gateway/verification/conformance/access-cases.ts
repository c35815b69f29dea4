import { readdir, readFile } from 'node:fs/promises';

/** One case of the suite, as in `cases/<topic>.json`. */
export interface AccessCase {
  /** Describes the case; unique in its topic. */
  readonly name: string;
  /** A folder in `graphs/`. */
  readonly graph: string;
  /** The claims of the request's token; no token if absent. */
  readonly claims?: Claims;
  /** `filter` if absent. */
  readonly mode?: 'filter' | 'reject';
  readonly operation: string;
  readonly operationName?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly expected: ExpectedAnswer | ExpectedRefusal;
}

export interface Claims {
  readonly authenticated?: boolean;
  readonly scopes?: readonly string[];
  readonly policies?: readonly string[];
}

export interface ExpectedAnswer {
  /** With its members in the expected order. */
  readonly data: unknown;
  /** In any order; none if absent. */
  readonly errors?: readonly ExpectedError[];
  /** Coordinates that must not be requested from any subgraph. */
  readonly unread?: readonly string[];
}

export interface ExpectedError {
  readonly code: string;
  /** Without list indexes. */
  readonly path?: readonly string[];
  readonly coordinate?: string;
}

/** The whole request is rejected before anything is fetched. */
export interface ExpectedRefusal {
  /** The names that do not exist for this viewer: `Type.field` or `Type`. */
  readonly unknown: readonly string[];
}

const FOLDER = new URL('./cases/', import.meta.url);

/** All cases, by topic. */
export async function readCases(): Promise<readonly (readonly [topic: string, cases: readonly AccessCase[]])[]> {
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.json')).sort();
  return Promise.all(
    files.map(async (file) => {
      const cases = JSON.parse(await readFile(new URL(file, FOLDER), 'utf8')) as AccessCase[];
      return [file.replace('.json', ''), cases] as const;
    }),
  );
}
