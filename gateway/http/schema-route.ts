import type { Slice } from '../authorization/slices.ts';

import type { Answer } from './answer.ts';

/** `/schema.graphql`: the schema as far as the viewer can read it, as SDL, for code generators. */
export function schemaRoute({ sdl }: Slice, ifNoneMatch: string | undefined): Answer {
  // The schema at this address differs between viewers.
  const headers = { etag: sdl.etag, 'cache-control': 'private, no-cache', vary: 'authorization' };
  return ifNoneMatch === sdl.etag
    ? { status: 304, headers, body: '' }
    : { status: 200, headers: { ...headers, 'content-type': 'application/graphql; charset=utf-8' }, body: sdl.text };
}
