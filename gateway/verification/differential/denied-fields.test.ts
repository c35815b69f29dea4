import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { execute, isObjectType, Kind, type OperationDefinitionNode } from 'graphql';

import { checkVariables } from '../../../subgraphs/shared/check-variables.ts';
import { perDepth } from '../../../subgraphs/shared/testing/depth.ts';
import { allows } from '../../authorization/access-rules.ts';
import { fieldRights } from '../../authorization/field-rights.ts';
import type { Slices } from '../../authorization/slices.ts';
import { deniedBy, deniedPathsSlowly } from '../support/denied-fields-oracle.ts';
import {
  answerBy,
  EXECUTORS,
  openExecutors,
  servingOf,
  slicesWithoutRules,
  type Executors,
} from '../support/open-executors.ts';
import { randomRules, rulesOf, viewerWith } from '../support/random-rules.ts';

import { mergedSchema } from './merged-schema.ts';
import { TestCaseArbitrary, type TestCase } from './operations/test-case-arbitrary.ts';
import { protectedFields } from './protected-fields.ts';
import { resolveField, resolveType, type Run } from './resolve-field.ts';
import { subgraphHandlers } from './subgraph-handlers.ts';
import type { FieldSource, World } from './test-data.ts';
import { WORLDS, type WorldName } from './worlds/all.ts';

const SEED = Number(process.env['DENIED_FIELDS_SEED'] ?? 11);
const OPERATIONS = Number(process.env['DENIED_FIELDS_OPERATIONS'] ?? perDepth({ quick: 10, deep: 120 }));
/** Operations over our own supergraph take long to plan. */
const PLAN = Object.keys(WORLDS).map(
  (name) => [name === 'registry' ? Math.ceil(OPERATIONS / 5) : OPERATIONS, name as WorldName] as const,
);

describe.each(PLAN)(`%i random operations under random rules over the %s world, seed ${SEED}`, (operations, name) => {
  let world: World;
  let executors: Executors;
  let run: Run;

  beforeAll(async () => {
    world = await WORLDS[name]();
    executors = await openExecutors(
      world.supergraphSdl,
      subgraphHandlers(world, () => run),
    );
  });
  afterAll(() => executors?.close());

  it('are answered as by the merged schema with its denied fields null', async () => {
    const { schema } = executors;
    // The test data depends on the arguments as written, without our scalars' parsing.
    const bare = mergedSchema(world.supergraphSdl).apiSchema;
    const fetchedByGateways = protectedFields(world.supergraphSdl);
    const property = async (testCase: TestCase, rulesSeed: number, scopes: readonly string[]): Promise<void> => {
      const { document, text, variables } = testCase;
      const viewer = viewerWith(scopes);
      const ruleAt = randomRules(rulesSeed);
      const mayRead = fieldRights(schema, rulesOf(schema, ruleAt), viewer);
      const slices: Slices = { of: () => ({ ...slicesWithoutRules(schema).of(viewer), schema, mayRead }) };
      const isDenied = deniedBy(
        schema,
        (type, field) => !allows(ruleAt(field === undefined ? type : `${type}.${field}`), viewer),
      );
      const operation = document.definitions.find(
        (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
      )!;
      const checked = checkVariables(schema, operation, variables);
      fc.pre('coerced' in checked);
      const oracle = deniedPathsSlowly(schema, document, isDenied, 'coerced' in checked ? checked.coerced : {});

      const isDeniedRead = (coordinate: string): boolean => {
        const [type = '', field = ''] = coordinate.split('.');
        const isClientField = isObjectType(schema.getType(type)) && !type.startsWith('__') && !field.startsWith('_');
        return isClientField && !fetchedByGateways.has(coordinate) && isDenied(type, field);
      };

      run = { data: world.fresh(), faults: new Map() };
      const expectedResult = await execute({
        schema: bare,
        document,
        variableValues: variables,
        contextValue: { run },
        typeResolver: resolveType,
        fieldResolver: (source: FieldSource | undefined, args, context, info) =>
          isDenied(info.parentType.name, info.fieldName)
            ? null
            : (resolveField(source, args, context, info) as unknown),
      });
      const expected = oracle.isAllDenied ? 'null' : JSON.stringify(expectedResult.data);
      const request = { text, document, variables, viewer };
      for (const executor of EXECUTORS) {
        const read = new Set<string>();
        run = { data: world.fresh(), faults: new Map(), onRead: (_, coordinate) => read.add(coordinate) };
        const { dataText, errors } = await answerBy(servingOf(schema, executors[executor], slices), request);
        const denials = errors.filter(({ extensions }) => extensions['code'] === 'UNAUTHORIZED_FIELD_OR_TYPE');
        expect(`${executor} ${dataText}`).toBe(`${executor} ${expected}`);
        expect([...read].filter((coordinate) => isDeniedRead(coordinate))).toEqual([]);
        expect([...new Set(denials.map(({ path = [] }) => path.join('.')))].sort()).toEqual(oracle.paths);
      }
    };
    await fc.assert(
      fc.asyncProperty(
        new TestCaseArbitrary(schema, world.values),
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.subarray(['a', 'b', 'c', 'd']),
        property,
      ),
      { numRuns: operations, seed: SEED },
    );
  }, 240_000);
});
