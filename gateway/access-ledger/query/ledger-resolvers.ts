import { badInput } from '../../../subgraphs/shared/bad-input.ts';
import { readCursor, writeCursor } from '../../../subgraphs/shared/lists/cursor.ts';
import { formatDateTime } from '../../../subgraphs/shared/scalars/date-time.ts';
import type { Period } from '../../../subgraphs/shared/scalars/period.ts';
import type { LedgerRecord } from '../record.ts';
import type { LedgerPosition } from '../store/ledger-store.ts';

import type { LedgerReader, LedgerSearch } from './ledger-reader.ts';

/** What answering takes beside the arguments. */
export interface LedgerContext {
  readonly requestId: string;
  readonly reader: LedgerReader;
  readonly cursorKey: string;
}

interface LedgerArgs {
  readonly filter?: {
    readonly subject?: string | null;
    readonly verdict?: readonly string[] | null;
    readonly period?: Period | null;
    readonly person?: string | null;
  } | null;
  readonly first: number;
  readonly after?: string | null;
}

const LARGEST_PAGE = 100;

export const ledgerResolvers = {
  Query: { accessLedger: (_: unknown, args: LedgerArgs, context: LedgerContext) => page(args, context) },
};

async function page({ filter, first, after }: LedgerArgs, { reader, cursorKey }: LedgerContext) {
  if (!(first >= 1 && first <= LARGEST_PAGE)) {
    throw badInput('is not a size of a page', `a whole number from 1 to ${LARGEST_PAGE}`);
  }
  const scope = `AccessRecord ${JSON.stringify(filter ?? {})}`;
  const before = after == null ? undefined : (readCursor(cursorKey, scope, after) as LedgerPosition);
  const records = await reader.latest({ search: searchOf(filter ?? {}), before, limit: first + 1 });
  const edges = records.slice(0, first).map((record) => ({
    node: shown(record),
    cursor: writeCursor(cursorKey, scope, [record.time, record.chain, record.sequence]),
  }));
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: records.length > first,
      hasPreviousPage: before !== undefined,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

function searchOf({ subject, verdict, period, person }: NonNullable<LedgerArgs['filter']>): LedgerSearch {
  return {
    ...(period && { from: midnight(period.from), to: midnight(period.to) }),
    ...(subject != null && { subject }),
    ...(verdict && { verdicts: verdict.map((name) => name.toLowerCase()) }),
    ...(person != null && { person }),
  };
}

function midnight(day: string): string {
  return new Date(`${day}T00:00:00+08:00`).toISOString();
}

function shown(record: LedgerRecord) {
  const { chain, sequence, audience, subject, purpose, operation, hash } = record;
  return {
    ...{ chain, sequence, audience, subject, purpose, operation, hash },
    time: formatDateTime(new Date(record.time)),
    requestId: record.request_id,
    verdict: record.verdict.toUpperCase(),
    rowScope: record.row_scope,
    classes: words(record.classes),
    fields: words(record.fields),
    rowCount: record.row_count,
  };
}

function words(text: string): readonly string[] {
  return text.split(' ').filter((word) => word !== '');
}
