import { GraphQLError, type GraphQLSchema } from 'graphql';

import type { ErrorCode } from '../errors.ts';
import type { ExecutionResult, Executor, OperationToPrepare, PreparedOperation } from '../execution/executor.ts';
import { rootScope } from '../graphql/walk-selections.ts';

import { LedgerUnavailableError, type AccessLedger } from './access-ledger.ts';
import { entryOf, type RecordedRequest } from './entry-of.ts';
import { nameRecords } from './name-records.ts';
import { peopleReader } from './read-people.ts';
import type { RecordedFields } from './recorded-fields.ts';

/**
 * An executor that writes down what it reads about people before anybody gets the result. Operations that select nothing that
 * is recorded pass through it untouched.
 *
 * @param schema the API schema
 */
export function recordingExecutor(
  executor: Executor,
  schema: GraphQLSchema,
  recorded: RecordedFields,
  ledger: AccessLedger,
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
        const result = await prepared.execute(request);
        const reading = read(result.data);
        if (reading === undefined) {
          return result;
        }
        const people = [...reading.people, ...requestedPeople(request.coerced)];
        return recordedResult(ledger, request.context, { ...reading, people }, result);
      },
    };
  }
}

/** The result once its entry is on the disk, or an error without data where it could not be written. */
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
