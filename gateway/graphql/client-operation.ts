import type { DocumentNode, FieldNode, OperationTypeNode } from 'graphql';

/** What a client asked for at one place, with the names under which the fetches bring it. */
export type ClientSelection = ClientField | ClientFragment;

export interface ClientField {
  readonly kind: 'Field';
  /** The client's alias or the field's name. */
  readonly responseName: string;
  /** The name under which the answer is found in the fetched data. */
  readonly key: string;
  readonly name: string;
  /** The viewer may not read it: it is null, and nobody was asked for it. */
  readonly isDenied: boolean;
  readonly selections: readonly ClientSelection[];
}

export interface ClientFragment {
  readonly kind: 'Fragment';
  readonly typeCondition: string | undefined;
  /** Filled after the fragment's object exists: fragments are written once and shared by their spreads. */
  readonly selections: readonly ClientSelection[];
}

/** Selections that the viewer may not read. */
export type DeniedFields = Pick<ReadonlySet<FieldNode>, 'has'>;

/** An operation as it is planned, and the way back from there to the answer's names. */
export interface ClientOperation {
  readonly kind: OperationTypeNode;
  readonly selections: readonly ClientSelection[];
  /** Undefined where nothing is to be fetched. */
  readonly planned: { readonly document: DocumentNode; readonly text: string } | undefined;
  /** From an internal name to the client's response name. */
  readonly responseNames: ReadonlyMap<string, string>;
  /** From a variable's name in the plan to the client's. */
  readonly variableNames: ReadonlyMap<string, string>;
}
