import type { FieldClass } from './field-class.ts';

/** Names of fields or stored columns by class: separated by spaces, each name once. */
export type ByClass = Readonly<Partial<Record<FieldClass, string>>>;

/** Who may see an office's data: a row per type of its graph. The data's owner reads it, and need not be a programmer. */
export type SubgraphAccess = Readonly<Record<string, TypeAccess>>;

export interface TypeAccess {
  /** The class of the type: needed to reach any object of it, whichever of its fields are selected. */
  readonly type: FieldClass;
  /** Whether the type is this office's own. Another office's type is only extended here; its owner decides its class. */
  readonly isOwn: boolean;
  /**
   * Every field, by the class that it needs beyond that of the type. A label such as `kindLabel` has the class of `kind`
   * and is not listed.
   */
  readonly fields: ByClass;
  /** Columns that are not shown as fields under their own name, but that lists filter by. */
  readonly stored: ByClass;
}

/** A type of this office: its class, its fields by class, and stored columns that are only filtered by. */
export function own(type: FieldClass, fields: ByClass, stored: ByClass = {}): TypeAccess {
  return { type, isOwn: true, fields, stored };
}

/** Another office's type, and the fields that this office adds to it. Its class is repeated, and must be the owner's. */
export function extended(type: FieldClass, fields: ByClass): TypeAccess {
  return { type, isOwn: false, fields, stored: {} };
}
