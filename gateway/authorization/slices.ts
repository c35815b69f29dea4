import { createHash } from 'node:crypto';

import { printSchema, type GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';

import { fieldRightsKey } from '../../subgraphs/shared/access/viewer.ts';

import type { AccessRules, FieldViewer } from './access-rules.ts';
import { fieldRights, type MayRead } from './field-rights.ts';
import { sliceSchema } from './slice-schema.ts';

/** What viewers with the same audience and scopes can reach, in one generation of the supergraph. */
export interface Slice {
  /** Identifies these rights: caches of anything that depends on them must include it in their keys. */
  readonly key: string;
  readonly viewer: FieldViewer;
  readonly mayRead: MayRead;
  /** Made at its first use. */
  readonly schema: GraphQLSchema;
  /** The schema as text, and a tag that changes with the text. */
  readonly sdl: { readonly text: string; readonly etag: string };
}

export interface Slices {
  of(viewer: FieldViewer): Slice;
}

/** Tokens can narrow their scopes in many ways. Beyond this number, the least recently used slice is dropped. */
const MAX_SLICES = 64;

/**
 * The slices of one generation.
 *
 * @param schema the API schema, with our scalars' rules
 */
export function openSlices(schema: GraphQLSchema, rules: AccessRules): Slices {
  const cache = new LRUCache<string, Slice>({ max: MAX_SLICES });
  /** A viewer is looked up several times in a request, and one object serves all requests with the same token. */
  const ofViewer = new WeakMap<FieldViewer, Slice>();
  return {
    of(viewer) {
      const known = ofViewer.get(viewer);
      if (known !== undefined) {
        return known;
      }
      const { audience, scopes } = viewer;
      const key = fieldRightsKey(viewer);
      const slice = cache.get(key) ?? makeSlice(key, schema, rules, { audience, scopes });
      cache.set(key, slice);
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
