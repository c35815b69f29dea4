import { defaultTypeResolver, isObjectType } from 'graphql';

import { kindOf, rowOf, type Row } from '../database/stored-record.ts';

import { leafText } from './column-text.ts';
import type { CompiledField, CompiledSelection, Shape } from './compiled-operation.ts';
import { isPromise } from './is-promise.ts';
import { partsOf, readTogether, type Part } from './object-parts.ts';
import type { Resolvers, Settings } from './resolvers.ts';
import { listText } from './written-parts.ts';

/** The text of each value in JSON; undefined where it, or something below it, is an error. */
export type Texts = readonly (string | undefined)[];

type Soon<T> = T | Promise<T>;

/**
 * Writes the items of lists as JSON, field by field for all of them together. A field that is a column goes from the row to the
 * text, without an object or a promise; a field with a resolver that depends on columns alone is asked once for the records
 * that have the same in them. Nothing is said of errors: an item without a text must be completed by itself.
 */
export class ItemWriter {
  private readonly settings: Settings;
  private readonly resolvers: Resolvers;

  constructor(settings: Settings, resolvers: Resolvers) {
    this.settings = settings;
    this.resolvers = resolvers;
  }

  /** The texts of values of a shape. Never throws or rejects. */
  write(field: CompiledField, shape: Shape, values: readonly unknown[]): Soon<Texts> {
    return after(settled(values), (known) => {
      switch (shape.kind) {
        case 'leaf':
          return known.map((value) => orUndefined(() => leafText(shape.type, value), value, shape));
        case 'list':
          return this.writeLists(field, shape, known);
        case 'object':
          return this.writeObjects(shape.selection, shape, known);
        default:
          return this.writeAbstract(field, shape, known);
      }
    });
  }

  private writeLists(
    field: CompiledField,
    { of, nullable }: Extract<Shape, { kind: 'list' }>,
    lists: readonly unknown[],
  ): Soon<Texts> {
    const together: unknown[] = [];
    const ends = lists.map((list) => {
      if (Array.isArray(list)) {
        for (const item of list as unknown[]) {
          together.push(item);
        }
        return together.length;
      }
      return undefined;
    });
    return after(this.write(field, of, together), (texts) => {
      let from = 0;
      return ends.map((to, at) => {
        if (to === undefined) {
          return lists[at] === null || lists[at] === undefined ? textOfNull(nullable) : undefined;
        }
        const own = texts.slice(from, to);
        from = to;
        return own.includes(undefined) ? undefined : listText(own as readonly string[]);
      });
    });
  }

  /** By the type that each value is shown as. */
  private writeAbstract(
    field: CompiledField,
    shape: Extract<Shape, { kind: 'abstract' }>,
    values: readonly unknown[],
  ): Soon<Texts> {
    const { context, schema } = this.settings;
    const resolveType = shape.type.resolveType ?? defaultTypeResolver;
    const names = values.map((value) =>
      value === null || value === undefined || value instanceof Error
        ? null
        : orError(() => resolveType(value, context, this.resolvers.infoOf(field), shape.type)),
    );
    return after(settled(names), (known) => {
      const groups = Map.groupBy(values.keys(), (at) => known[at]);
      const texts: (string | undefined)[] = values.map((value) =>
        value === null || value === undefined ? textOfNull(shape.nullable) : undefined,
      );
      const written = [...groups].map(([name, places]) => {
        const type = typeof name === 'string' ? schema.getType(name) : undefined;
        const selection = isObjectType(type) ? shape.selections.get(type) : undefined;
        const own = [...places];
        return selection === undefined
          ? undefined
          : after(
              this.writeObjects(
                selection,
                shape,
                own.map((at) => values[at]),
              ),
              (found) => {
                own.forEach((at, place) => (texts[at] = found[place]));
              },
            );
      });
      return after(all(written), () => texts);
    });
  }

  private writeObjects(selection: CompiledSelection, { nullable }: Shape, values: readonly unknown[]): Soon<Texts> {
    const isPresent = (value: unknown) => value !== null && value !== undefined && !(value instanceof Error);
    if (values.every(isPresent)) {
      return this.writePresent(selection, values as readonly object[]);
    }
    return after(this.writePresent(selection, values.filter(isPresent) as object[]), (texts) => {
      let next = 0;
      return values.map((value) =>
        isPresent(value) ? texts[next++] : value instanceof Error ? undefined : textOfNull(nullable),
      );
    });
  }

  private writePresent(selection: CompiledSelection, sources: readonly object[]): Soon<Texts> {
    const [first] = sources;
    if (first === undefined) {
      return [];
    }
    const kind = kindOf(first);
    const areAlike = kind !== undefined && sources.every((source) => kindOf(source) === kind);
    const rows = areAlike ? sources.map(rowOf) : null;
    const parts = partsOf(selection, areAlike ? kind : null);
    const asked = parts.map(({ field, textOf, reads }) =>
      textOf === null ? this.ask(field, sources, rows, reads) : null,
    );
    return after(all(asked), (texts) => assembled(parts, rows, texts, sources.length));
  }

  /** The texts of a field that is no column. */
  private ask(
    field: CompiledField,
    sources: readonly object[],
    rows: readonly (Row | undefined)[] | null,
    reads: readonly string[] | null,
  ): Soon<Texts> {
    const valueOf = (source: object): unknown => orError(() => this.resolvers.valueOf(field, source));
    if (rows === null || reads === null) {
      return this.write(field, field.shape, sources.map(valueOf));
    }
    const places = new Map<unknown, number>();
    const different: object[] = [];
    const placeOf = rows.map((row, at) => {
      const read = row === undefined ? sources[at] : readTogether(row, reads);
      let place = places.get(read);
      if (place === undefined) {
        place = different.length;
        different.push(sources[at] as object);
        places.set(read, place);
      }
      return place;
    });
    return after(this.write(field, field.shape, different.map(valueOf)), (texts) =>
      placeOf.map((place) => texts[place]),
    );
  }
}

function assembled(
  parts: readonly Part[],
  rows: readonly (Row | undefined)[] | null,
  asked: readonly (Texts | null)[],
  count: number,
): Texts {
  const texts: (string | undefined)[] = [];
  for (let at = 0; at < count; at += 1) {
    texts.push(orUndefinedText(() => objectText(parts, rows === null ? undefined : rows[at], asked, at)));
  }
  return texts;
}

function objectText(
  parts: readonly Part[],
  row: Row | undefined,
  asked: readonly (Texts | null)[],
  at: number,
): string | undefined {
  let text = '{';
  for (let index = 0; index < parts.length; index += 1) {
    const { before, textOf } = parts[index] as Part;
    const own = textOf === null ? asked[index]?.[at] : row && textOf(row);
    if (own === undefined) {
      return undefined;
    }
    text += before + own;
  }
  return `${text}}`;
}

function orUndefinedText(text: () => string | undefined): string | undefined {
  try {
    return text();
  } catch {
    return undefined;
  }
}

function orUndefined(text: () => string | undefined, value: unknown, { nullable }: Shape): string | undefined {
  if (value === null || value === undefined) {
    return textOfNull(nullable);
  }
  return value instanceof Error ? undefined : orUndefinedText(text);
}

function textOfNull(nullable: boolean): string | undefined {
  return nullable ? 'null' : undefined;
}

const UNSHOWN = new Error('A value that is an error where it is completed by itself.');

function orError(value: () => unknown): unknown {
  try {
    return value();
  } catch {
    return UNSHOWN;
  }
}

/** The values, when all are there; one that is refused is an error. */
function settled(values: readonly unknown[]): Soon<readonly unknown[]> {
  if (!values.some(isPromise)) {
    return values;
  }
  return Promise.all(values).catch(async () =>
    (await Promise.allSettled(values)).map((one) => (one.status === 'fulfilled' ? one.value : UNSHOWN)),
  );
}

function all<T>(values: readonly Soon<T>[]): Soon<readonly T[]> {
  return values.some(isPromise) ? Promise.all(values as readonly Promise<T>[]) : (values as readonly T[]);
}

function after<T, R>(value: Soon<T>, use: (known: T) => Soon<R>): Soon<R> {
  return isPromise(value) ? (value as Promise<T>).then(use) : use(value);
}
