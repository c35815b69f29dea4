import {
  GraphQLError,
  type DocumentNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';

import type { Viewer } from '../../subgraphs/shared/access/viewer.ts';
import type { ErrorCode } from '../errors.ts';
import type { ClientSelection, DeniedFields } from '../graphql/client-operation.ts';

import { LedgerUnavailableError, type AccessLedger } from './access-ledger.ts';
import { entryOf } from './entry-of.ts';
import type { PersonRead } from './entry.ts';
import { nameRecords, type NamingOperation } from './name-records.ts';
import { peopleReader, type ReaderOptions, type Reading, type ReadPeople } from './read-people.ts';
import type { RecordedFields } from './recorded-fields.ts';

/** Between an executor and the reply, for one generation of the supergraph: answers about people are written down first. */
export interface AnswerRecorder {
  /** The operation to carry out in place of the given one; undefined where nothing of it is recorded, and nothing is to do. */
  prepare(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    denied: DeniedFields,
  ): NamingOperation | undefined;
  readerOf(rootType: GraphQLObjectType, selections: readonly ClientSelection[], options: ReaderOptions): ReadPeople;
  /**
   * Writes down what an answer holds; resolves when it may leave.
   *
   * @param askedFor whom the operation asked for, in the answer or not
   * @returns an error where it must not: the client gets that and no data
   */
  record(
    read: ReadPeople,
    data: unknown,
    request: RecordedRequest,
    askedFor: readonly PersonRead[],
  ): Promise<GraphQLError | undefined>;
}

/** What is recorded of the request itself. */
export interface RecordedRequest {
  readonly requestId: string;
  readonly viewer: Viewer;
  readonly notes?: { readonly documentHash?: string };
}

export function answerRecorder(schema: GraphQLSchema, recorded: RecordedFields, ledger: AccessLedger): AnswerRecorder {
  return {
    prepare: (document, operation, denied) => nameRecords(schema, recorded, document, operation, denied),
    readerOf: (rootType, selections, options) => peopleReader(schema, recorded, rootType, selections, options),
    async record(read, data, request, askedFor) {
      const reading = withPeople(read(data), askedFor);
      if (reading === undefined) {
        return undefined;
      }
      try {
        await ledger.record(entryOf(request, 'answered', reading));
        return undefined;
      } catch (error) {
        if (error instanceof LedgerUnavailableError) {
          return ledgerUnavailable();
        }
        throw error;
      }
    },
  };
}

function withPeople(reading: Reading | undefined, more: readonly PersonRead[]): Reading | undefined {
  return reading && { ...reading, people: [...reading.people, ...more] };
}

function ledgerUnavailable(): GraphQLError {
  return new GraphQLError('Who reads this must be written down, and cannot be now: nothing of it is served.', {
    extensions: { code: 'ACCESS_LEDGER_UNAVAILABLE' satisfies ErrorCode },
  });
}
