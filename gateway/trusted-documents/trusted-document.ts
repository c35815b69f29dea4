import type { Audience } from '../../subgraphs/shared/access/audiences.ts';

/** A document that a client was built with, as a manifest of its app and version has it. */
export interface TrustedDocument {
  /** Made by the tool that wrote the manifest; several apps may have the same id for the same text. */
  readonly id: string;
  readonly app: string;
  readonly version: string;
  /** A retired version's documents are refused by id, and in mode `trusted` also as text. */
  readonly status: 'active' | 'retired';
  readonly text: string;
  /** The name of each operation; undefined for one without a name. */
  readonly operations: readonly (string | undefined)[];
  /** The audiences whose people use the app; undefined where `app.json` does not say. No right depends on it. */
  readonly audiences: readonly Audience[] | undefined;
}

/** All documents of a folder of manifests. */
export interface TrustedDocuments {
  readonly documents: readonly TrustedDocument[];
}
