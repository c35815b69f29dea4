import type { Viewer } from '../access/viewer.ts';
import type { EntityClass } from '../database/entity-class.ts';
import type { Trees } from '../database/trees.ts';
import type { Bind } from '../database/under.ts';

/** The input of a rule when its SQL is made for one viewer. */
export interface RuleScope {
  readonly viewer: Viewer;
  /** The column of a property of the record at hand, with the record's alias: `t.court_code`. */
  column(property: string): string;
  readonly bind: Bind;
  readonly trees: Trees;
  /**
   * A sub-select of a property over the records of another kind that the viewer may see:
   * `select v.id from enforcement_case v where …`.
   */
  visible(entity: EntityClass, property: string): string;
  /** Whether the viewer may see all records of another kind, so that no sub-select is needed. */
  seesEvery(entity: EntityClass): boolean;
}

/**
 * Which records a viewer may see, as a condition in SQL over the record. One text serves the filter of the entity
 * manager and hand-written statements alike, so that the two cannot drift apart. `Property` names the stored properties
 * that it reads: the compiler checks it against the record.
 */
export interface Rule<Property extends string = never> {
  readonly looksAt?: Property;
  readonly sql: (scope: RuleScope) => string;
}
