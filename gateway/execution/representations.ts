import { targetsOf, type EntityPart } from './entity-part.ts';
import type { Target } from './gather-targets.ts';
import type { RepresentationWriter } from './write-representation.ts';

/** The representations that one request sends for one `_entities` field. */
export interface Representations {
  /** The objects of the result that need data. */
  readonly targets: readonly Target[];
  /** For each target, the index of its representation; -1 if it has none, because a key or required field is missing. */
  readonly indexes: readonly number[];
  /** The representations as JSON text; equal ones are sent once. */
  readonly texts: readonly string[];
  readonly typeNames: readonly string[];
  /** For each representation, the first target from which it was written. */
  readonly sources: readonly Target[];
}

/** Writes the representations of all objects in the result that a part needs to fetch. */
export function representationsOf(part: EntityPart, root: Target): Representations {
  const targets = targetsOf(part, root);
  const representations = {
    targets,
    indexes: [] as number[],
    texts: [] as string[],
    typeNames: [] as string[],
    sources: [] as Target[],
  };
  let typeName: unknown;
  let writer: RepresentationWriter | undefined;
  /** From a key value, if it identifies the representation, or else its text: the value costs less to look up. */
  let known = new Map<unknown, number>();
  const byType = new Map<unknown, Map<unknown, number>>();
  for (const target of targets) {
    if (writer === undefined || target['__typename'] !== typeName) {
      typeName = target['__typename'];
      writer = part.writerOf(typeName);
      known = byType.get(typeName) ?? new Map();
      byType.set(typeName, known);
    }
    representations.indexes.push(writer === undefined ? -1 : indexOf(representations, target, writer, known));
  }
  return representations;
}

function indexOf(
  representations: { readonly texts: string[]; readonly typeNames: string[]; readonly sources: Target[] },
  target: Target,
  writer: RepresentationWriter,
  known: Map<unknown, number>,
): number {
  const value = writer.onlyField === undefined ? undefined : target[writer.onlyField];
  const isPlain = typeof value === 'string' || typeof value === 'number';
  const text = isPlain ? undefined : writer.write(target);
  const key = isPlain ? value : text;
  if (key === undefined) {
    return -1;
  }
  const before = known.get(key);
  if (before !== undefined) {
    return before;
  }
  const index = representations.texts.length;
  const written = text ?? writer.write(target);
  if (written === undefined) {
    return -1;
  }
  known.set(key, index);
  representations.texts.push(written);
  representations.typeNames.push(writer.typeName);
  representations.sources.push(target);
  return index;
}
