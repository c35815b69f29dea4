import { GraphQLError, type GraphQLSchema } from 'graphql';

import type { ErrorCode } from '../../errors.ts';
import type { ExecutionResult, Executor, OperationToPrepare, PreparedOperation } from '../../execution/executor.ts';
import { rootScope } from '../../graphql/walk-selections.ts';
import { timePhase } from '../../telemetry/time-phase.ts';
import { LedgerUnavailableError, type AccessLedger } from '../access-ledger.ts';
import { entryOf, type RecordedRequest } from '../entry.ts';
import type { LookupLimit } from '../lookups/lookup-limit.ts';
import type { Requested } from '../lookups/requested-people.ts';

import { nameRecords } from './name-records.ts';
import { peopleReader, type Reading, type RecordedFields } from './read-people.ts';

/**
 * An executor that records what it reads about people before it returns the result, and whom it looked up by number, whether or
 * not anybody was found. Operations without recorded fields are passed on unchanged.
 *
 * @param schema the API schema
 */
export function recordingExecutor(
  executor: Executor,
  schema: GraphQLSchema,
  recorded: RecordedFields,
  ledger: AccessLedger,
  lookups: Pick<LookupLimit, 'admit'>,
): Executor {
  return {
    async prepare(operation) {
      const named = nameRecords(schema, recorded, operation.document, operation.operation, operation.denied);
      return named === undefined ? executor.prepare(operation) : prepareRecorded(operation, named);
    },
    close: () => executor.close(),
  };

  async function prepareRecorded(
    given: OperationToPrepare,
    { document, operation, alias, requestedPeople }: NonNullable<ReturnType<typeof nameRecords>>,
  ): Promise<PreparedOperation> {
    const prepared = await executor.prepare({ ...given, document, operation, omittedName: alias });
    const { selections, namedBy } = prepared;
    const { type: rootType } = rootScope(schema, operation);
    const read = peopleReader(schema, recorded, rootType, selections, { alias, namedBy });
    return {
      ...prepared,
      async execute(request) {
        const requested = requestedPeople(request.coerced);
        await lookups.admit(request.context, requested);
        const result = await prepared.execute(request);
        const reading = read(result.data);
        return reading === undefined && requested.identifiers.length === 0
          ? result
          : timePhase(request.context.timings, 'record', () =>
              recordedResult(ledger, request.context, withRequested(reading, requested), result),
            );
      },
    };
  }
}

function withRequested(reading: Reading | undefined, { identifiers, fields, classes }: Requested) {
  const people = identifiers.map((identityNumber) => ({ identityNumber }));
  return reading === undefined
    ? { fields, classes, people, rows: 0 }
    : { ...reading, people: [...reading.people, ...people] };
}

/** The result after its entry is on the disk; an error without data where the entry cannot be written. */
async function recordedResult(
  ledger: AccessLedger,
  request: RecordedRequest,
  reading: Parameters<typeof entryOf>[2],
  result: ExecutionResult,
): Promise<ExecutionResult> {
  try {
    await ledger.record(entryOf(request, 'answered', reading));
    return result;
  } catch (error) {
    if (error instanceof LedgerUnavailableError) {
      return { text: 'null', data: null, errors: [ledgerUnavailable()] };
    }
    throw error;
  }
}

function ledgerUnavailable(): GraphQLError {
  return new GraphQLError('Who reads this must be written down, and cannot be now: nothing of it is served.', {
    extensions: { code: 'ACCESS_LEDGER_UNAVAILABLE' satisfies ErrorCode },
  });
}
