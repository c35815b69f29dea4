import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { readCursor, writeCursor, type CursorValues } from './cursor.ts';

const values: fc.Arbitrary<CursorValues> = fc.array(
  fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean(), fc.constant(null)),
  { minLength: 1, maxLength: 3 },
);

describe('a cursor', () => {
  it('reads back the values it was written with, under its key and scope', () => {
    fc.assert(
      fc.property(values, fc.string(), (written, scope) => {
        expect(readCursor('key', scope, writeCursor('key', scope, written))).toEqual(written);
      }),
    );
  });

  it('is refused under another key or another scope', () => {
    fc.assert(
      fc.property(values, fc.string(), fc.string({ minLength: 1 }), (written, scope, more) => {
        const cursor = writeCursor('key', scope, written);
        expect(() => readCursor('another key', scope, cursor)).toThrow('does not belong');
        expect(() => readCursor('key', scope + more, cursor)).toThrow('does not belong');
      }),
    );
  });

  it('is refused when any one character of it is changed, cut or added', () => {
    fc.assert(
      fc.property(values, fc.nat(), fc.constantFrom('A', 'z', '_', '=', ' ', ''), (written, at, put) => {
        const cursor = writeCursor('key', 'scope', written);
        const place = at % cursor.length;
        const forged = cursor.slice(0, place) + put + cursor.slice(place + 1);
        fc.pre(forged !== cursor);
        expect(() => readCursor('key', 'scope', forged)).toThrow('does not belong');
        expect(() => readCursor('key', 'scope', `${cursor}A`)).toThrow('does not belong');
      }),
    );
  });

  it('tells nothing of the values to who has not the key, and is the same for the same place', () => {
    const cursor = writeCursor('key', 'list', ['（2021）闽0902执1号', 'record-of-a-person']);
    expect(Buffer.from(cursor, 'base64url').toString()).not.toMatch(/2021|record|person/);
    expect(writeCursor('key', 'list', ['（2021）闽0902执1号', 'record-of-a-person'])).toBe(cursor);
  });

  it('does not let a scope end where the values begin', () => {
    const cursor = writeCursor('key', 'list', ['a']);
    expect(() => readCursor('key', 'list["a"]', cursor)).toThrow('does not belong');
  });
});
