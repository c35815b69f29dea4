import { isRecord } from '../../subgraphs/shared/is-record.ts';
import type { PlanPath } from '../planning/query-plan.ts';

/** An object of the result so far, into which fetched data is merged. */
export type Target = Record<string, unknown>;

/** Collects the objects at one path; each once, even if the result contains it several times. */
export type Gather = (root: Target) => readonly Target[];

interface Step {
  /** Undefined for the value itself. */
  readonly name: string | undefined;
  readonly isList: boolean;
  /** Only values of these types; undefined for all. */
  readonly types: ReadonlySet<string> | undefined;
}

/**
 * Compiles a plan's path to a function that collects the objects at that path. Nulls are skipped; nested lists are read as one
 * list.
 */
export function compileGather(path: PlanPath): Gather {
  const steps = path.map(readStep);
  return (root) => {
    let values: unknown[] = [root];
    for (const { name, isList, types } of steps) {
      const next: unknown[] = [];
      for (const value of values) {
        const member =
          name === undefined ? value : Object.hasOwn(value as object, name) ? (value as Target)[name] : null;
        if (isList) {
          addItems(member, next, types);
        } else if (member != null && (types === undefined || isOfType(member, types))) {
          next.push(member);
        }
      }
      values = next;
    }
    const objects = values.filter(isRecord);
    return objects.length > 1 ? [...new Set(objects)] : objects;
  };
}

/** The response names of a path, without list marks and type conditions. */
export function responsePath(path: PlanPath): readonly string[] {
  return path.map((part) => readStep(part).name).filter((name) => name !== undefined);
}

function readStep(part: string): Step {
  const [head = '', condition] = part.split('|', 2);
  const types = condition === undefined ? undefined : new Set(condition.replace(/[[\]\s]/g, '').split(','));
  return { name: head === '' || head === '@' || head === '...' ? undefined : head, isList: head === '@', types };
}

function addItems(value: unknown, items: unknown[], types: ReadonlySet<string> | undefined): void {
  if (Array.isArray(value)) {
    for (const item of value) {
      if (Array.isArray(item)) {
        addItems(item, items, types);
      } else if (item != null && (types === undefined || isOfType(item, types))) {
        items.push(item);
      }
    }
  } else if (value != null) {
    items.push(value);
  }
}

function isOfType(value: unknown, types: ReadonlySet<string>): boolean {
  const typeName = isRecord(value) ? value['__typename'] : undefined;
  return typeName === undefined || types.has(String(typeName));
}
