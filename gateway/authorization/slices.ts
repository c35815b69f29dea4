import { createHash } from 'node:crypto';

import { printSchema, type GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';

import { fieldRightsKey } from '../../subgraphs/shared/access/viewer.ts';

import type { AccessRules, FieldViewer } from './access-rules.ts';
import { fieldRights, type MayRead } from './field-rights.ts';
import { sliceSchema } from './slice-schema.ts';

/** All that the viewers of one audience with the same scopes can reach, in one generation of the supergraph. */
export interface Slice {
  /** What everything that depends on these rights is kept under. */
  readonly key: string;
  readonly viewer: FieldViewer;
  readonly mayRead: MayRead;
  /** Made when first asked for. */
  readonly schema: GraphQLSchema;
  /** The schema as text, and a tag that is another when the text is. */
  readonly sdl: { readonly text: string; readonly etag: string };
}

export interface Slices {
  of(viewer: FieldViewer): Slice;
}

/** Tokens can narrow their scopes in many ways; beyond this many the one used last is made anew when it is asked for. */
const MOST_SLICES = 64;

/**
 * One generation's slices, each made once.
 *
 * @param schema the API schema, with our scalars' rules
 */
export function openSlices(schema: GraphQLSchema, rules: AccessRules): Slices {
  const kept = new LRUCache<string, Slice>({ max: MOST_SLICES });
  /** The same viewer asks again and again, and is asked for several times with each question. */
  const ofViewer = new WeakMap<FieldViewer, Slice>();
  return {
    of(viewer) {
      const known = ofViewer.get(viewer);
      if (known !== undefined) {
        return known;
      }
      const { audience, scopes } = viewer;
      const key = fieldRightsKey(viewer);
      const slice = kept.get(key) ?? makeSlice(key, schema, rules, { audience, scopes });
      kept.set(key, slice);
      ofViewer.set(viewer, slice);
      return slice;
    },
  };
}

function makeSlice(key: string, schema: GraphQLSchema, rules: AccessRules, viewer: FieldViewer): Slice {
  let sliced: GraphQLSchema | undefined;
  let sdl: Slice['sdl'] | undefined;
  return {
    key,
    viewer,
    mayRead: fieldRights(schema, rules, viewer),
    get schema() {
      return (sliced ??= sliceSchema(schema, rules, viewer));
    },
    get sdl() {
      return (sdl ??= print(this.schema));
    },
  };
}

function print(schema: GraphQLSchema): Slice['sdl'] {
  const text = `${printSchema(schema)}\n`;
  return { text, etag: `"${createHash('sha256').update(text).digest('base64url')}"` };
}
