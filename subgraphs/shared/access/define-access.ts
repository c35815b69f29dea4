import type { FieldClass } from './field-class.ts';

/** Names of fields, or of stored columns, by their class: words with space between them, each once. */
export type ByClass = Readonly<Partial<Record<FieldClass, string>>>;

/** Who may see an office's data: a row per type of its graph. Read by the data's owner, who need not program. */
export type SubgraphAccess = Readonly<Record<string, TypeAccess>>;

export interface TypeAccess {
  /** The class of the type: needed to reach any object of it, whichever of its fields are selected. */
  readonly type: FieldClass;
  /** Whether the type is this office's own; another office's is only extended here, and its owner says its class. */
  readonly isOwn: boolean;
  /**
   * Every field, by the class that reading it takes beyond that of the type. A companion such as `kindLabel` has the
   * class of `kind` and is not listed.
   */
  readonly fields: ByClass;
  /** Columns that are not shown as fields under their own name, but that lists filter by. */
  readonly stored: ByClass;
}

/** A type of this office: its class, its fields by class, and what else is stored and filtered by. */
export function own(type: FieldClass, fields: ByClass, stored: ByClass = {}): TypeAccess {
  return { type, isOwn: true, fields, stored };
}

/** Another office's type, and the fields that this office adds to it. Its class is said again, and must be the owner's. */
export function extended(type: FieldClass, fields: ByClass): TypeAccess {
  return { type, isOwn: false, fields, stored: {} };
}
