import { unwatchFile, watchFile } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where a supergraph comes from, and comes from again. */
export interface SupergraphFile {
  read(): Promise<string>;
  /** Calls when the file has changed, until the function it returns is called. */
  watch(onChange: () => void): () => void;
}

const GATEWAY = fileURLToPath(new URL('..', import.meta.url));
const COMMITTED = 'supergraph.graphql';
const LOOK_EVERY_MS = 1_000;

/** The committed supergraph: a review of its diff is a review of the contract. */
export function readCommittedSupergraph(): Promise<string> {
  return supergraphFile(COMMITTED).read();
}

/**
 * A supergraph in a file, its path from the gateway's folder if not absolute. It is looked at once a second: notifications
 * of the file system miss what is mounted from elsewhere and files that are replaced by a link. One that is read half
 * written is refused as a bad one is, and read again, since it then changes once more.
 */
export function supergraphFile(file: string): SupergraphFile {
  const path = resolve(GATEWAY, file);
  return {
    read: () => readFile(path, 'utf8'),
    watch(onChange) {
      const listener = (): void => onChange();
      watchFile(path, { interval: LOOK_EVERY_MS, persistent: false }, listener);
      return () => unwatchFile(path, listener);
    },
  };
}

/** A supergraph that never changes. */
export function fixedSupergraph(supergraphSdl: string): SupergraphFile {
  return { read: () => Promise.resolve(supergraphSdl), watch: () => () => {} };
}
