import { isRecord } from '../../subgraphs/shared/is-record.ts';
import type { PlanPath } from '../planning/query-plan.ts';

/** An object of the answer under way: what fetches are merged into. */
export type Target = Record<string, unknown>;

/** Finds the objects at one path, each once, however often the answer holds it. */
export type Gather = (root: Target) => readonly Target[];

interface Step {
  /** Undefined where the value itself is meant. */
  readonly name: string | undefined;
  readonly isList: boolean;
  /** Only values of these types; undefined for all. */
  readonly types: ReadonlySet<string> | undefined;
}

/**
 * Compiles a plan's path to a walk over the answer under way. What is null on the way is passed by. Nested lists are
 * walked through wherever they stand, as one list.
 */
export function compileGather(path: PlanPath): Gather {
  const steps = path.map(readStep);
  return (root) => {
    let values: unknown[] = [root];
    for (const { name, isList, types } of steps) {
      const next: unknown[] = [];
      for (const value of values) {
        const found =
          name === undefined ? value : Object.hasOwn(value as object, name) ? (value as Target)[name] : null;
        if (isList) {
          addItems(found, next, types);
        } else if (found != null && (types === undefined || isOfType(found, types))) {
          next.push(found);
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

function addItems(value: unknown, into: unknown[], types: ReadonlySet<string> | undefined): void {
  if (Array.isArray(value)) {
    for (const item of value) {
      if (Array.isArray(item)) {
        addItems(item, into, types);
      } else if (item != null && (types === undefined || isOfType(item, types))) {
        into.push(item);
      }
    }
  } else if (value != null) {
    into.push(value);
  }
}

function isOfType(value: unknown, types: ReadonlySet<string>): boolean {
  const typeName = isRecord(value) ? value['__typename'] : undefined;
  return typeName === undefined || types.has(String(typeName));
}
