import { raw, type Dictionary, type FilterDef } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';

import type { Viewer } from '../access/viewer.ts';
import type { EntityClass } from '../database/entity-class.ts';
import type { Trees } from '../database/trees.ts';
import type { Bind } from '../database/under.ts';

import type { Visibility } from './visibility.ts';
import { visibleCondition } from './visible-condition.ts';

const ROWS = 'rows';

/** Whose rows are read, and in which form, where it is not the record itself. */
interface RowScope {
  readonly viewer: Viewer;
  readonly trees: Trees;
  readonly form?: string;
}

/**
 * The filter that the entity manager adds to every find, count and lookup, on by default for every entity. It fails
 * closed: where no viewer was set it throws, and an entity without an entry is shown to nobody.
 */
export function rowFilter(visibility: Visibility): Dictionary<FilterDef> {
  return {
    [ROWS]: {
      name: ROWS,
      default: true,
      cond: (scope: Dictionary, _type, em: SqlEntityManager, _options, entityName) => {
        const { viewer, trees, form } = scope as RowScope;
        const values: unknown[] = [];
        const bind: Bind = (value) => (values.push(value), '?');
        const entity = em.getMetadata().getByClassName(entityName ?? '').class as EntityClass;
        const condition = (alias: string) =>
          visibleCondition(
            { em, visibility, viewer, trees },
            { entity, alias, bind, ...(form !== undefined && { form }) },
          );
        return { [raw(condition, values)]: [] };
      },
    },
  };
}

/** An entity manager of its own for one request, whose reads are the viewer's. */
export function readsOf(em: SqlEntityManager, viewer: Viewer, trees: Trees, signal?: AbortSignal): SqlEntityManager {
  // Of a run's manager, the fork reads in the run's transaction.
  const own = em.fork({ keepTransactionContext: true, ...(signal && { signal }) });
  own.setFilterParams(ROWS, { viewer, trees } satisfies RowScope);
  return own;
}

/** Options of a find or count that reads records in a form with rows of its own, such as a published list. */
export function inForm(
  { viewer, trees }: Pick<RowScope, 'viewer' | 'trees'>,
  form: string,
): { filters: Dictionary<Dictionary> } {
  return { filters: { [ROWS]: { viewer, trees, form } satisfies RowScope } };
}
