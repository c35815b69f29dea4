import { createHash, randomUUID } from 'node:crypto';

import type { GraphQLSchema } from 'graphql';

import { rightsKey } from '../../../subgraphs/shared/access/viewer.ts';
import type { ErrorCode } from '../../errors.ts';
import type { RequestScope } from '../../serving/answer-request.ts';
import type { RunnableQuery } from '../definition/check-definition.ts';
import { contentDisposition } from '../forms/file-name.ts';
import type { FormName, FormOptions } from '../forms/form.ts';
import { FORMS } from '../forms/forms.ts';
import { QueryError } from '../query-error.ts';
import type { Row, RunFacts } from '../saved-query.ts';

import type { GivenParameters } from './read-parameters.ts';
import { readRows, type ReadOptions } from './read-rows.ts';
import { hashForTag, isNamed, ownerOf, rowScopeText, statesAsOf } from './run-facts.ts';
import type { RunLimits } from './run-limits.ts';
import type { RunRecord, RunRecords } from './run-records.ts';

/** What runs need of the gateway. */
export interface RunParts extends Pick<ReadOptions, 'answer' | 'offices' | 'lastRequestAt' | 'replyBytes'> {
  /** As of when data is that offices read at a moment: that moment, or the day that data are read as of (LIANZHI_TODAY). */
  readonly dataAt: (read: Date) => Date;
  readonly limits: RunLimits;
  readonly records: RunRecords;
  /**
   * Records that a file with protected fields is provided whole, before its last bytes leave.
   *
   * @throws where that cannot be recorded
   */
  readonly recordProvision: (scope: RequestScope, provision: Provision) => Promise<void>;
}

/** A file that a run has made. */
export interface Provision {
  readonly query: RunnableQuery;
  readonly form: FormName;
  readonly rows: number;
  /** Of the bytes, in hex. */
  readonly sha256: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

export interface RunOrder {
  readonly query: RunnableQuery;
  readonly schema: GraphQLSchema;
  readonly parameters: GivenParameters;
  readonly form: FormName;
  readonly encoding: FormOptions['encoding'];
  readonly ifNoneMatch: string | undefined;
}

/** An HTTP answer; a `body` of bytes to come breaks off where the rows are not whole. */
export interface RunAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer | AsyncIterable<Uint8Array>;
  /** Why nothing was run, in place of a body: HTTP presents it as the client asks. */
  readonly refusal?: Pick<QueryError, 'code' | 'message' | 'facts'>;
}

/** A result up to this size is complete in memory before anything is sent: it has a length and an `ETag`. */
const SHORT_BYTES = 2 * 1024 * 1024;
/**
 * A result that will be this long, if the rest of its rows are as wide as those read so far, is sent at once: two MiB of
 * Parquet can be 100,000 rows and more, for which a client would wait many seconds. Twice as long as a short one, since rows
 * differ.
 */
const SURELY_LONG_BYTES = 2 * SHORT_BYTES;

/**
 * Runs a query and writes its rows in a form. A short result is sent whole. A longer one is streamed at the client's pace; if
 * it fails on the way the transfer is broken off, and `/q/runs/<id>` says so.
 *
 * @throws QueryError where the run fails before the first bytes are sent
 */
export async function runQuery(parts: RunParts, order: RunOrder, scope: RequestScope): Promise<RunAnswer> {
  const run = new QueryRun(parts, order, scope);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { value, done } = await run.next();
    if (done === true) {
      return run.shortAnswer(Buffer.concat(chunks));
    }
    chunks.push(value);
    size += value.byteLength;
    if (size > SHORT_BYTES || size > SURELY_LONG_BYTES * run.partRead) {
      return run.longAnswer(chunks);
    }
  }
}

class QueryRun {
  private readonly order: RunOrder;
  private readonly records: RunRecords;
  private readonly owner: string;
  private readonly endLimit: () => void;
  private readonly stopped = new AbortController();
  private readonly clientLeft: AbortSignal;
  private readonly tooLong: NodeJS.Timeout;
  private readonly facts: RunFacts;
  private readonly bytes: AsyncIterator<Uint8Array>;
  private readonly recordProvision: (provision: Provision) => Promise<void>;
  private held: Uint8Array | undefined;
  private readonly sentHash = createHash('sha256');
  /** Of the rows, for the `ETag`; undefined once the result is too long for one. */
  private rowHash: ReturnType<typeof hashForTag> | undefined;
  private record: RunRecord;
  /** The part of the records that have been read, from 0 to 1; 1 as long as it is not known. */
  partRead = 1;
  private readonly onLeft = (): void => void this.fail('CLIENT_LEFT');

  constructor(parts: RunParts, order: RunOrder, scope: RequestScope) {
    this.order = order;
    this.records = parts.records;
    this.owner = ownerOf(scope);
    this.recordProvision = (provision) => parts.recordProvision(scope, provision);
    this.endLimit = parts.limits.begin(this.owner, scope.viewer.subject === null);
    const { query } = order.query;
    const startedAt = new Date();
    const id = randomUUID();
    this.facts = {
      runId: id,
      query,
      parameters: order.parameters.values.map(([parameter, value]) => [
        parameter,
        parameter.isPersonal && value !== null ? '（不记录）' : value,
      ]),
      startedAt,
      dataAt: parts.dataAt(startedAt),
      subject: scope.viewer.subject,
      audience: scope.viewer.audience,
      rowScope: rowScopeText(scope.viewer),
    };
    this.record = {
      id,
      query: query.name,
      version: query.version,
      form: order.form,
      state: 'running',
      rows: 0,
      sha256: null,
      code: null,
      reason: null,
      dataAsOf: {},
      startedAt: startedAt.toISOString(),
      endedAt: null,
    };
    this.note({});
    const { name, version, columns } = query;
    const answered = [name, version, columns, order.form, order.encoding, rightsKey(scope.viewer)];
    this.rowHash = hashForTag([answered, order.parameters.variables]);
    this.tooLong = setTimeout(() => void this.fail('SUBGRAPH_TIMEOUT'), query.maxSeconds * 1_000).unref();
    this.clientLeft = scope.clientLeft;
    this.clientLeft.addEventListener('abort', this.onLeft, { once: true });
    const inRun: RequestScope = { ...scope, clientLeft: this.stopped.signal, isBulk: true };
    const batches = this.counted(
      readRows(order.query, {
        answer: parts.answer,
        offices: parts.offices,
        lastRequestAt: parts.lastRequestAt,
        replyBytes: parts.replyBytes,
        variables: order.parameters.variables,
        scope: inRun,
        runId: id,
        onStates: (states) => this.note({ dataAsOf: statesAsOf(states, parts.dataAt) }),
        onPart: (part) => (this.partRead = part),
      }),
    );
    const options: FormOptions = {
      encoding: order.encoding,
      dataAsOf: () => Object.entries(this.record.dataAsOf).map(([office, at]) => [office, at] as const),
    };
    this.bytes = FORMS[order.form].write(this.facts, batches, options)[Symbol.asyncIterator]();
  }

  async next(): Promise<IteratorResult<Uint8Array, unknown>> {
    try {
      return await this.nextHeld();
    } catch (error) {
      // The run may already have failed for another reason, which is then the true one.
      const code = this.record.code ?? (error instanceof QueryError ? error.code : 'INTERNAL_SERVER_ERROR');
      await this.fail(code, error instanceof QueryError && error.code === code ? error.message : null);
      throw code === 'SUBGRAPH_TIMEOUT' && !(error instanceof QueryError && error.code === code)
        ? new QueryError(
            'SUBGRAPH_TIMEOUT',
            504,
            `查询超过了 ${this.facts.query.maxSeconds} 秒。 The query took too long.`,
          )
        : error;
    }
  }

  /** Holds the last bytes back until it is recorded that the file is provided. */
  private async nextHeld(): Promise<IteratorResult<Uint8Array, unknown>> {
    while (this.record.state === 'running') {
      const result = await this.bytes.next();
      if (result.done === true) {
        // A run that has failed ends its form, while the client was slow for example; the end is then not that of the rows.
        if (this.record.state === 'running') {
          await this.complete();
        }
        break;
      }
      this.sentHash.update(result.value);
      const value = this.held;
      this.held = result.value;
      if (value !== undefined) {
        return { value, done: false };
      }
    }
    if (this.record.state === 'failed') {
      throw new QueryError('INTERNAL_SERVER_ERROR', 500, 'The run was stopped before its end.');
    }
    const last = this.held;
    this.held = undefined;
    return last === undefined ? { value: undefined, done: true } : { value: last, done: false };
  }

  private async complete(): Promise<void> {
    const { query, form, parameters } = this.order;
    const sha256 = this.sentHash.digest('hex');
    await this.recordProvision({ query, form, rows: this.record.rows, sha256, variables: parameters.variables });
    this.end({ state: 'complete', sha256 });
  }

  shortAnswer(body: Buffer): RunAnswer {
    const etag = `"${this.rowHash?.digest('base64url') ?? ''}"`;
    const headers = { ...this.headers(), etag, 'x-row-count': String(this.record.rows) };
    return isNamed(etag, this.order.ifNoneMatch)
      ? { status: 304, headers, body: Buffer.alloc(0) }
      : { status: 200, headers, body };
  }

  /** @param first the bytes that were written to find out that the result is long */
  longAnswer(first: readonly Uint8Array[]): RunAnswer {
    this.rowHash = undefined;
    const waiting = [...first];
    const iterator: AsyncIterator<Uint8Array> = {
      next: () => {
        const value = waiting.shift();
        return value === undefined ? (this.next() as Promise<IteratorResult<Uint8Array>>) : Promise.resolve({ value });
      },
      return: async () => {
        await this.fail('CLIENT_LEFT');
        return { value: undefined, done: true };
      },
    };
    return { status: 200, headers: this.headers(), body: { [Symbol.asyncIterator]: () => iterator } };
  }

  private headers(): Record<string, string> {
    const { form, encoding } = this.order;
    return {
      'content-type': FORMS[form].contentType({ encoding }),
      ...(form === 'json' || form === 'ndjson' ? {} : { 'content-disposition': contentDisposition(this.facts, form) }),
      // Its address and its rows can name people: a browser must not write them to its disk. Programs that keep rows send the tag.
      'cache-control': 'no-store',
      vary: 'authorization, accept',
      'x-query-run': this.record.id,
    };
  }

  private async *counted(batches: AsyncIterable<readonly Row[]>): AsyncGenerator<readonly Row[], void, void> {
    for await (const batch of batches) {
      this.record = { ...this.record, rows: this.record.rows + batch.length };
      this.rowHash?.update(JSON.stringify(batch));
      yield batch;
    }
  }

  /** Ends a run that is not complete. */
  private async fail(code: ErrorCode, reason: string | null = null): Promise<void> {
    if (this.record.state !== 'running') {
      return;
    }
    this.end({ state: 'failed', code, reason });
    this.stopped.abort();
    await this.bytes.return?.().catch(() => undefined);
  }

  private end(change: Partial<RunRecord>): void {
    clearTimeout(this.tooLong);
    this.clientLeft.removeEventListener('abort', this.onLeft);
    this.endLimit();
    this.note({ ...change, endedAt: new Date().toISOString() });
  }

  private note(change: Partial<RunRecord>): void {
    this.record = { ...this.record, ...change };
    this.records.set(this.record, this.owner);
  }
}
