import { describe, expect, it } from '@jest/globals';
import { Kind, parse } from 'graphql';

import { fuzzWorld } from './fuzz-world.ts';
import { mergedSchema } from './merged-schema.ts';
import { protectedFields } from './protected-fields.ts';
import { openTrial } from './trial.ts';
import { WORLDS } from './worlds/all.ts';

describe('a trial', () => {
  it('detects a candidate that loses a field, and shrinks the operation to that field', async () => {
    const trial = await openTrial(await WORLDS.grid(), losesColour);
    const plan = {
      operations: 60,
      seed: 1,
      shown: 1,
      candidatesOf: () => ['loses colour'],
      onProgress: () => {},
      onDifference: () => {},
    };
    const tally = (await fuzzWorld(trial, plan)).get('loses colour')!;
    expect(tally.operations).toBe(60);
    expect(tally.differing).toBeGreaterThan(0);
    expect(tally.shown).toHaveLength(1);
    expect(tally.shown[0]!.description).toContain('RED');
    expect(tally.shown[0]!.testCase.text.split('\n').length).toBeLessThan(20);
    expect(tally.shown[0]!.testCase.document.definitions.map(({ kind }) => kind)).toEqual([Kind.OPERATION_DEFINITION]);
  });

  it('assigns no fault to fields that gateways fetch for themselves', async () => {
    const { supergraphSdl } = await WORLDS.shop();
    const fields = protectedFields(supergraphSdl);
    expect([...fields]).toEqual(
      expect.arrayContaining([
        'Product.id',
        'Product.sku',
        'Product.vendor',
        'Vendor.id',
        'Product.size',
        'Size.height',
      ]),
    );
    expect(fields).not.toContain('Product.name');
  });

  it('sees every failing field, also below one that became null', async () => {
    const world = await WORLDS.grid();
    const merged = mergedSchema(world.supergraphSdl);
    const document = parse('{ wire { ends { colour id } } }');
    const run = {
      data: world.fresh(),
      faults: new Map([
        ['c1.colour', 'error'],
        ['c4.colour', 'null'],
      ] as const),
    };
    const { data, errors } = await merged.answer(document, {}, run);
    expect(data).toEqual({ wire: null });
    expect(errors).toEqual([['wire', 'ends', 0, 'colour']]);
    expect(await merged.failing(document, {}, run)).toEqual([
      ['wire', 'ends', 0, 'colour'],
      ['wire', 'ends', 1, 'colour'],
    ]);
  });

  async function losesColour(
    world: Parameters<typeof openTrial>[0],
    currentRun: () => Parameters<ReturnType<typeof mergedSchema>['answer']>[2],
  ) {
    const merged = mergedSchema(world.supergraphSdl);
    return [
      {
        name: 'loses colour',
        async answer({ document, variables }: Parameters<Awaited<ReturnType<typeof openTrial>>['differences']>[0]) {
          const { data = null, errors } = await merged.answer(document, variables, currentRun());
          return { dataText: JSON.stringify(data, (_, value: unknown) => (value === 'RED' ? null : value)), errors };
        },
        close: async () => {},
      },
    ];
  }
});
