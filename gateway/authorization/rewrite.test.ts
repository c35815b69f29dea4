import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { execute, isObjectType } from 'graphql';

import { checkVariables } from '../../subgraphs/shared/check-variables.ts';
import { mergedSchema } from '../verification/differential/merged-schema.ts';
import { CaseArbitrary, type Case } from '../verification/differential/operations/case-arbitrary.ts';
import { protectedFields } from '../verification/differential/protected-fields.ts';
import { resolveField, resolveType, type FieldSource, type Run } from '../verification/differential/resolve-field.ts';
import { subgraphHandlers } from '../verification/differential/subgraph-handlers.ts';
import type { World } from '../verification/differential/world.ts';
import { WORLDS, type WorldName } from '../verification/differential/worlds/all.ts';
import { deniedBy, tellSlowly } from '../verification/support/denied-fields-oracle.ts';
import {
  answerBy,
  EXECUTORS,
  openExecutors,
  type Answered,
  type Executors,
} from '../verification/support/open-executors.ts';
import { rulesOf, strewnRules, viewerWith } from '../verification/support/random-rules.ts';

import { allows } from './access-rules.ts';
import { fieldRights } from './field-rights.ts';
import { operationAuthorizer, type OperationAuthorizer } from './operation-authorizer.ts';

const SEED = Number(process.env['REWRITE_SEED'] ?? 11);
const OPERATIONS = Number(process.env['REWRITE_OPERATIONS'] ?? 200);
/** Our own five subgraphs’ operations take long to plan. */
const PLAN = Object.keys(WORLDS).map(
  (name) => [name === 'registry' ? Math.ceil(OPERATIONS / 5) : OPERATIONS, name as WorldName] as const,
);

describe.each(PLAN)(`%i random operations under random rules over the %s world, seed ${SEED}`, (operations, name) => {
  let world: World;
  let executors: Executors;
  let plain: Executors;
  let run: Run;
  let authorizer: OperationAuthorizer;

  beforeAll(async () => {
    world = await WORLDS[name]();
    const handlers = subgraphHandlers(world, () => run);
    const current: OperationAuthorizer = {
      keyOf: (viewer) => authorizer.keyOf(viewer),
      authorize: (...asked) => authorizer.authorize(...asked),
      authorizeAs: (...asked) => authorizer.authorizeAs(...asked),
    };
    executors = await openExecutors(world.supergraphSdl, handlers, () => ({ authorizer: current }));
    plain = await openExecutors(world.supergraphSdl, handlers, () => ({}));
  });
  afterAll(async () => {
    await executors?.close();
    await plain?.close();
  });

  it('answer as one schema would whose denied fields were null', async () => {
    const { schema } = executors;
    // The test data knows arguments as they were written.
    const bare = mergedSchema(world.supergraphSdl).apiSchema;
    const fetchedAnyway = protectedFields(world.supergraphSdl);
    let unlike = 0;
    const property = async (tried: Case, rulesSeed: number, scopes: readonly string[]): Promise<void> => {
      const { document, text, variables } = tried;
      const viewer = viewerWith(scopes);
      const ruleAt = strewnRules(rulesSeed);
      const rights = {
        key: `${rulesSeed} ${scopes.join(' ')}`,
        mayRead: fieldRights(schema, rulesOf(schema, ruleAt), viewer),
      };
      authorizer = operationAuthorizer(schema, () => rights, 1_000_000);
      const isDenied = deniedBy(
        schema,
        (type, field) => !allows(ruleAt(field === undefined ? type : `${type}.${field}`), viewer),
      );
      const operation = document.definitions.find((definition) => definition.kind === 'OperationDefinition')!;
      const checked = checkVariables(schema, operation, variables);
      fc.pre('coerced' in checked);
      const told = tellSlowly(schema, document, isDenied, 'coerced' in checked ? checked.coerced : {});

      const isReadDenied = (coordinate: string): boolean => {
        const [type = '', field = ''] = coordinate.split('.');
        const isClients = isObjectType(schema.getType(type)) && !type.startsWith('__') && !field.startsWith('_');
        return isClients && !fetchedAnyway.has(coordinate) && isDenied(type, field);
      };

      run = { data: world.fresh(), faults: new Map() };
      const truth = await execute({
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
      const expected = told.isAllDenied ? 'null' : JSON.stringify(truth.data);
      const asked = { text, document, variables, viewer };
      for (const executor of EXECUTORS) {
        const read = new Set<string>();
        run = { data: world.fresh(), faults: new Map(), onRead: (_, coordinate) => read.add(coordinate) };
        const { dataText, errors } = await orThrown(answerBy(executors[executor], schema, asked));
        if (executor === 'reference' && dataText !== expected && (await isItsOwnFault(asked))) {
          unlike += 1;
          continue;
        }
        const denials = errors.filter(({ extensions }) => extensions['code'] === 'UNAUTHORIZED_FIELD_OR_TYPE');
        expect(`${executor} ${dataText}`).toBe(`${executor} ${expected}`);
        expect([...read].filter((coordinate) => isReadDenied(coordinate))).toEqual([]);
        expect([...new Set(denials.map(({ path = [] }) => path.join('.')))].sort()).toEqual(told.places);
      }
    };
    await fc.assert(
      fc.asyncProperty(
        new CaseArbitrary(schema, world.values),
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.subarray(['a', 'b', 'c', 'd']),
        property,
      ),
      { numRuns: operations, seed: SEED },
    );
    expect(unlike).toBeLessThan(operations / 5);

    /** What ApolloGateway answers otherwise than one schema does, whoever asks: the list is in differential/README.md. */
    async function isItsOwnFault(asked: Parameters<typeof answerBy>[2]): Promise<boolean> {
      const { text, document, viewer, variables } = asked;
      const cut = authorizer
        .authorize(
          text,
          document,
          document.definitions.find((one) => one.kind === 'OperationDefinition')!,
          viewer,
        )
        ?.cut();
      const used = { text: cut?.text ?? text, document: cut?.document ?? document, viewer, variables };
      run = { data: world.fresh(), faults: new Map() };
      const truth = await execute({
        schema: bare,
        document: used.document,
        variableValues: variables,
        contextValue: { run },
        typeResolver: resolveType,
        fieldResolver: resolveField,
      });
      run = { data: world.fresh(), faults: new Map() };
      const { dataText } = await orThrown(answerBy(plain.reference, schema, used));
      return dataText !== JSON.stringify(truth.data);
    }
  }, 240_000);
});

/** ApolloGateway's planner throws at some operations. */
function orThrown(answering: Promise<Answered>): Promise<Answered> {
  return answering.catch((fault: unknown) => ({ dataText: `threw ${String(fault)}`, errors: [] }));
}
