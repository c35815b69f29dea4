import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { quoteText, readMember, writeMember } from './quote.ts';

const evaluate = (code: string): unknown => (new Function(`"use strict";return (${code})`) as () => unknown)();

describe('quoted text', () => {
  it('is one literal that evaluates to any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(evaluate(quoteText(text))).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(['");process.exit(1);("', '\\', '\\"', '`${1}`', '\u2028\u2029', '</script>', '\n*/', "'", '\ud800'])(
    'cannot be ended by %j',
    (text) => {
      expect(evaluate(quoteText(text))).toBe(text);
      expect(evaluate(`[${quoteText(text)},1].length`)).toBe(2);
    },
  );

  it('contains no line separator that ends a line in older engines', () => {
    expect(quoteText('\u2028\u2029')).toBe('"\\u2028\\u2029"');
  });
});

describe('a member', () => {
  const read = (object: unknown, name: string): unknown =>
    (new Function('o', `"use strict";return ${readMember('o', name)}`) as (o: unknown) => unknown)(object);

  it('is read by any name, as an own property only', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer(), (name, value) => {
        const own = Object.fromEntries([[name, value]]);
        expect(read(own, name)).toBe(value);
        expect(read({}, name)).toBe(undefined);
      }),
    );
  });

  it.each(Object.getOwnPropertyNames(Object.prototype))('is not the inherited %s', (name) => {
    expect(read({}, name)).toBeUndefined();
    expect(read(JSON.parse(`{${JSON.stringify(name)}:1}`), name)).toBe(1);
  });

  it('is written under the name by which it is read', () => {
    fc.assert(
      fc.property(
        fc.string().filter((name) => name !== '__proto__'),
        (name) => {
          const object = {};
          (new Function('o', `"use strict";${writeMember('o', name)}=1`) as (o: unknown) => void)(object);
          expect(read(object, name)).toBe(1);
        },
      ),
    );
  });
});
