import type { SqlEntityManager } from '@mikro-orm/sql';

import type { Viewer } from '../access/viewer.ts';
import type { EntityClass } from '../database/entity-class.ts';
import type { Trees } from '../database/trees.ts';
import { EVERY_RECORD, NO_RECORD, type Bind } from '../database/under.ts';

import { ruleFor, type Visibility } from './visibility.ts';

/** Who reads which database, and what it shows to whom. A request's context is one. */
export interface Reader {
  readonly em: SqlEntityManager;
  readonly visibility: Visibility;
  readonly viewer: Viewer;
  readonly trees: Trees;
}

/** The records of a statement that the condition is for. */
export interface Records {
  readonly entity: EntityClass;
  /** What the statement calls them. */
  readonly alias: string;
  readonly bind: Bind;
  /** The form they are shown in, where it has rows of its own. */
  readonly form?: string;
}

/** The condition, in SQL, under which the reader may see a record: for the entity manager and for statements by hand. */
export function visibleCondition(reader: Reader, { entity, alias, bind, form }: Records): string {
  const { em, visibility, viewer, trees } = reader;
  const rows = visibility.find((row) => row.entity === entity);
  const rule = rows && ruleFor(rows, viewer.audience, form);
  if (rule === undefined) {
    return NO_RECORD;
  }
  return rule.sql({
    viewer,
    bind,
    trees,
    column: (property) => `${alias}.${columnOf(em, entity, property)}`,
    visible: (other, property) => {
      const { tableName } = em.getMetadata(other);
      const condition = visibleCondition(reader, { entity: other, alias: 'v', bind });
      return `select v.${columnOf(em, other, property)} from ${tableName} v where ${condition}`;
    },
    seesEvery: (other) => {
      return visibleCondition(reader, { entity: other, alias: 'v', bind: () => '?' }) === EVERY_RECORD;
    },
  });
}

function columnOf(em: SqlEntityManager, entity: EntityClass, property: string): string {
  const column = em.getMetadata(entity).properties[property as never] as { fieldNames: string[] } | undefined;
  if (column?.fieldNames[0] === undefined) {
    throw new Error(`${entity.name} has no stored property ${property}.`);
  }
  return column.fieldNames[0];
}
