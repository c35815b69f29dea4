import { setImmediate } from 'node:timers/promises';

import { parse, validate, type DocumentNode, type GraphQLSchema } from 'graphql';

import type { KnownOperation, OperationToPlan } from '../planning/planner.ts';

/** A supergraph in which everything takes long to plan must not be kept from serving by that. */
const MOST_WARMING_MS = 30_000;

/**
 * Makes ready for operations that are known before anybody asks them, one after another; those that do not fit the schema
 * are passed over. Answers how many it is ready for.
 */
export async function warmUp(
  operations: readonly KnownOperation[],
  schema: GraphQLSchema,
  prepare: (operation: OperationToPlan) => Promise<void>,
): Promise<number> {
  const started = performance.now();
  let prepared = 0;
  for (const operation of operations) {
    if (performance.now() - started > MOST_WARMING_MS) {
      break;
    }
    // Requests under way come first.
    await setImmediate();
    const document = fitting(operation.text, schema);
    if (document !== undefined) {
      await prepare({ ...operation, document }).then(
        () => (prepared += 1),
        () => {},
      );
    }
  }
  return prepared;
}

function fitting(text: string, schema: GraphQLSchema): DocumentNode | undefined {
  try {
    const document = parse(text);
    return validate(schema, document).length === 0 ? document : undefined;
  } catch {
    return undefined;
  }
}
