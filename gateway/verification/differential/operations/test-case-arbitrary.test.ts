import { Supergraph } from '@apollo/federation-internals';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parse, validate, type GraphQLSchema } from 'graphql';

import { WORLDS } from '../worlds/all.ts';

import { TestCaseArbitrary } from './test-case-arbitrary.ts';

describe.each(Object.entries(WORLDS))('random operations over the %s world', (_, makeWorld) => {
  it('are valid, and so are the operations that they shrink to', async () => {
    const { schema, arbitrary } = await open();
    fc.assert(
      fc.property(arbitrary, (testCase) => {
        expect(validate(schema, parse(testCase.text))).toEqual([]);
        for (const { value } of [...arbitrary.shrink(testCase).take(5)]) {
          expect(validate(schema, parse(value.text))).toEqual([]);
          expect(value.text).not.toBe(value.faults.length === testCase.faults.length ? testCase.text : undefined);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('are the same for the same seed', async () => {
    const { arbitrary } = await open();
    const texts = (): string[] => fc.sample(arbitrary, { numRuns: 20, seed: 5 }).map(({ text }) => text);
    expect(texts()).toEqual(texts());
  });

  async function open(): Promise<{ schema: GraphQLSchema; arbitrary: TestCaseArbitrary }> {
    const world = await makeWorld();
    const schema = Supergraph.build(world.supergraphSdl).apiSchema().toGraphQLJSSchema();
    return { schema, arbitrary: new TestCaseArbitrary(schema, world.values) };
  }
});

describe('random operations', () => {
  it('use the features of the specification: variables, fragments, aliases, conditions, mutations and faults', async () => {
    const world = await WORLDS.shop();
    const schema = Supergraph.build(world.supergraphSdl).apiSchema().toGraphQLJSSchema();
    const testCases = fc.sample(new TestCaseArbitrary(schema, world.values), { numRuns: 300, seed: 1 });
    const features = [
      /^query/,
      /^mutation/,
      /\$v\d: \w+ = /,
      /\.\.\. on /,
      /\.\.\.F\d/,
      /^fragment/m,
      /@skip\(if: \$/,
      /@include/,
    ];
    for (const pattern of [...features, /\bid: (?!")\w+\b/, /__typename/]) {
      expect([pattern, testCases.some(({ text }) => pattern.test(text))]).toEqual([pattern, true]);
    }
    expect(testCases.some(({ faults }) => faults.length > 0)).toBe(true);
  });
});
