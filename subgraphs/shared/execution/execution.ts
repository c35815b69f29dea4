import { defaultTypeResolver, isObjectType, locatedError, type ExecutionResult, type GraphQLError } from 'graphql';

import type { CompiledField, CompiledSelection, Shape } from './compiled-operation.ts';
import { FilledList } from './filled-list.ts';
import { isPromise } from './is-promise.ts';
import { ItemWriter, type Texts } from './item-writer.ts';
import { nullAbove, pathOf, type Holder, type Place } from './place.ts';
import { Resolvers, type Settings } from './resolvers.ts';
import { WrittenParts } from './written-parts.ts';

/** An answer; parts of its data are text already. */
export interface Executed {
  readonly result: ExecutionResult;
  /** The result as JSON, or what is shown of it: other errors, the same data. */
  readonly json: (shown: ExecutionResult) => string;
}

/** Items that are completed within some 20 ms; as many as a statement of a loader takes keys. */
const PORTION = 1_000;

/** One execution of a compiled operation. */
export class Execution {
  private readonly settings: Settings;
  private readonly errors: GraphQLError[] = [];
  private readonly resolvers: Resolvers;
  private readonly writer: ItemWriter;
  private readonly written = new WrittenParts();
  /** Values that are waited for. */
  private pending = 0;
  private finish: () => void = () => undefined;

  constructor(settings: Settings) {
    this.settings = settings;
    this.resolvers = new Resolvers(settings);
    this.writer = new ItemWriter(settings, this.resolvers);
  }

  async run(root: CompiledSelection): Promise<Executed> {
    const answer: Holder = { data: {} };
    const place: Place = { parent: null, holder: answer, key: 'data', nullable: true };
    this.fill(root, this.settings.rootValue, answer['data'] as Holder, place);
    if (this.pending > 0) {
      await new Promise<void>((resolve) => (this.finish = resolve));
    }
    const data = answer['data'] as ExecutionResult['data'];
    const result = this.errors.length > 0 ? { errors: this.errors, data } : { data };
    return { result, json: (shown) => this.written.fill(JSON.stringify(shown)) };
  }

  /** Fills an object. Stops at the first field for which the object cannot be shown, as graphql-js does. */
  private fill({ fields }: CompiledSelection, source: unknown, target: Holder, place: Place): void {
    for (const field of fields) {
      const { key } = field;
      let value: unknown;
      try {
        value = this.resolvers.valueOf(field, source);
      } catch (error) {
        if (this.fail(error, field, field.shape, target, key, place)) {
          continue;
        }
        return;
      }
      if (!this.put(value, field, field.shape, target, key, place)) {
        return;
      }
    }
  }

  /** Puts a value, or what it becomes, at its place. False where the object or list that holds it cannot be shown. */
  private put(
    value: unknown,
    field: CompiledField,
    shape: Shape,
    holder: Holder,
    key: string | number,
    place: Place,
  ): boolean {
    if (isPromise(value)) {
      // The order of the answer's keys is that of the selection.
      holder[key] = null;
      this.wait(
        value,
        (settled) => this.put(settled, field, shape, holder, key, place),
        field,
        shape,
        holder,
        key,
        place,
      );
      return true;
    }
    try {
      return this.complete(value, field, shape, holder, key, place);
    } catch (error) {
      return this.fail(error, field, shape, holder, key, place);
    }
  }

  /** `use` must not throw. */
  private wait(
    value: Promise<unknown>,
    use: (settled: unknown) => void,
    ...at: [field: CompiledField, shape: Shape, holder: Holder, key: string | number, place: Place]
  ): void {
    this.pending += 1;
    value.then(
      (settled) => {
        use(settled);
        this.arrived();
      },
      (error: unknown) => {
        this.fail(error, ...at);
        this.arrived();
      },
    );
  }

  private arrived(): void {
    this.pending -= 1;
    if (this.pending === 0) {
      this.finish();
    }
  }

  private complete(
    value: unknown,
    field: CompiledField,
    shape: Shape,
    holder: Holder,
    key: string | number,
    place: Place,
  ): boolean {
    if (value instanceof Error) {
      throw value;
    }
    if (value === null || value === undefined) {
      if (!shape.nullable) {
        throw new Error(`Cannot return null for non-nullable field ${field.parentType.name}.${field.name}.`);
      }
      holder[key] = null;
      return true;
    }
    switch (shape.kind) {
      case 'leaf': {
        const shown: unknown = shape.type.serialize(value);
        if (shown === null || shown === undefined) {
          throw new Error(
            `The scalar ${shape.type.name} shows a value of ${field.parentType.name}.${field.name} as nothing.`,
          );
        }
        holder[key] = shown;
        return true;
      }
      case 'list': {
        if (typeof value !== 'object' || !(Symbol.iterator in value)) {
          throw new Error(
            `Expected Iterable, but did not find one for field "${field.parentType.name}.${field.name}".`,
          );
        }
        const all = [...(value as Iterable<unknown>)];
        const list = new FilledList(all.length);
        holder[key] = list.items;
        this.putItems(all, 0, list, field, shape.of, { parent: place, holder, key, nullable: shape.nullable });
        return true;
      }
      case 'object':
        this.completeObject(value, shape.selection, { parent: place, holder, key, nullable: shape.nullable });
        return true;
      default:
        return this.completeAbstract(value, field, shape, holder, key, place);
    }
  }

  /**
   * Between portions of a long list the process does what else there is to do. Loaders batch the items of one portion. Objects
   * are written as text, as far as they can be shown.
   */
  private putItems(
    all: readonly unknown[],
    from: number,
    list: FilledList,
    field: CompiledField,
    shape: Shape,
    own: Place,
  ): void {
    const to = Math.min(from + PORTION, all.length);
    if (shape.kind === 'leaf' || shape.kind === 'list') {
      for (let at = from; at < to; at += 1) {
        this.put(all[at], field, shape, list.items as unknown as Holder, at, own);
      }
    } else {
      this.writeItems(all.slice(from, to), from, list, field, shape, own);
    }
    if (to < all.length) {
      this.pending += 1;
      setImmediate(() => {
        this.putItems(all, to, list, field, shape, own);
        this.arrived();
      });
    }
  }

  private writeItems(
    portion: readonly unknown[],
    from: number,
    list: FilledList,
    field: CompiledField,
    shape: Shape,
    own: Place,
  ): void {
    const use = (texts: Texts): void => {
      texts.forEach((text, index) => {
        if (text === undefined) {
          this.put(portion[index], field, shape, list.items as unknown as Holder, from + index, own);
        } else {
          list.write(from + index, text);
        }
      });
      list.arrived(portion.length, this.written, own);
    };
    const texts = this.writer.write(field, shape, portion);
    if (!isPromise(texts)) {
      use(texts as Texts);
      return;
    }
    this.pending += 1;
    void (texts as Promise<Texts>).then((written) => {
      use(written);
      this.arrived();
    });
  }

  private completeObject(value: unknown, selection: CompiledSelection, own: Place): void {
    const target: Holder = {};
    own.holder[own.key] = target;
    this.fill(selection, value, target, own);
  }

  private completeAbstract(
    value: unknown,
    field: CompiledField,
    shape: Extract<Shape, { kind: 'abstract' }>,
    holder: Holder,
    key: string | number,
    place: Place,
  ): boolean {
    const { context, schema } = this.settings;
    const resolveType = shape.type.resolveType ?? defaultTypeResolver;
    const named = resolveType(value, context, this.resolvers.infoOf(field), shape.type);
    const showAs = (name: unknown): void => {
      const type = typeof name === 'string' ? schema.getType(name) : undefined;
      const selection = isObjectType(type) ? shape.selections.get(type) : undefined;
      if (!selection) {
        throw new Error(`No type of ${shape.type.name} is told for field ${field.parentType.name}.${field.name}.`);
      }
      this.completeObject(value, selection, { parent: place, holder, key, nullable: shape.nullable });
    };
    if (!isPromise(named)) {
      showAs(named);
      return true;
    }
    holder[key] = null;
    const shown = named.then(showAs);
    this.wait(shown, () => undefined, field, shape, holder, key, place);
    return true;
  }

  /** Notes an error. The value, or the nearest object or list above it that may be null, is null. */
  private fail(
    error: unknown,
    field: CompiledField,
    { nullable }: Shape,
    holder: Holder,
    key: string | number,
    place: Place,
  ): boolean {
    this.errors.push(locatedError(error, field.nodes, pathOf(place, key)));
    if (nullable) {
      holder[key] = null;
      return true;
    }
    nullAbove(place);
    return false;
  }
}
