import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';

import { documentStore } from './document-store.ts';

describe('the store of validated documents', () => {
  it('hands out the document itself', async () => {
    const store = documentStore(10_000);
    const document = parse('{ a }');
    await store.set('one', document);
    expect(await store.get('one')).toBe(document);
  });

  it('lets the one go that was not used for longest when its bytes are full', async () => {
    const store = documentStore(10_000);
    for (let at = 0; at < 100; at += 1) {
      await store.set(String(at), parse(`{ a${at}: a }`));
      await store.get('0');
    }
    expect(await store.get('0')).toBeDefined();
    expect(await store.get('1')).toBeUndefined();
    expect(await store.get('99')).toBeDefined();
  });

  it('does not keep a document that is larger than all of it', async () => {
    const store = documentStore(10_000);
    await store.set('large', parse(`{ ${'a '.repeat(1_000)} }`));
    expect(await store.get('large')).toBeUndefined();
  });
});
