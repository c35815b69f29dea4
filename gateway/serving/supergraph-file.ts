import { unwatchFile, watchFile } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A source of supergraphs that can change. */
export interface SupergraphFile {
  read(): Promise<string>;
  /** Calls `onChange` after each change, until the returned function is called. */
  watch(onChange: () => void): () => void;
}

const GATEWAY = fileURLToPath(new URL('..', import.meta.url));
const COMMITTED = 'supergraph.graphql';
const CHECK_EVERY_MS = 1_000;

/** The supergraph that is committed with this code. */
export function readCommittedSupergraph(): Promise<string> {
  return supergraphFile(COMMITTED).read();
}

/**
 * A supergraph in a file; its path is relative to the gateway's folder if not absolute. The file is checked once a second:
 * notifications of the file system miss mounted volumes and files that are replaced by a link. A half-written file is refused
 * like any malformed one, and read again when it changes once more.
 */
export function supergraphFile(file: string): SupergraphFile {
  const path = resolve(GATEWAY, file);
  return {
    read: () => readFile(path, 'utf8'),
    watch(onChange) {
      const listener = (): void => onChange();
      watchFile(path, { interval: CHECK_EVERY_MS, persistent: false }, listener);
      return () => unwatchFile(path, listener);
    },
  };
}

/** A supergraph that never changes. */
export function fixedSupergraph(supergraphSdl: string): SupergraphFile {
  return { read: () => Promise.resolve(supergraphSdl), watch: () => () => {} };
}
