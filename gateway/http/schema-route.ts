import type { Slice } from '../authorization/slices.ts';

import type { Answer } from './answer.ts';

/** `/schema.graphql`: what the viewer can reach, as SDL, for a client's code generator. */
export function schemaRoute({ sdl }: Slice, ifNoneMatch: string | undefined): Answer {
  // Another viewer has another schema at the same address.
  const headers = { etag: sdl.etag, 'cache-control': 'private, no-cache', vary: 'authorization' };
  return ifNoneMatch === sdl.etag
    ? { status: 304, headers, body: '' }
    : { status: 200, headers: { ...headers, 'content-type': 'application/graphql; charset=utf-8' }, body: sdl.text };
}
