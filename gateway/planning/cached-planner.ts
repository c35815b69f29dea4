import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

import { refusal } from '../errors.ts';

import type { KnownOperation, OperationToPlan, Planner } from './planner.ts';
import type { PlanningThreads, PlanReply } from './planning-threads.ts';
import type { QueryPlan } from './query-plan.ts';
import { selectsData } from './selects-data.ts';
import type { PlannerSource } from './thread-messages.ts';

export interface CachedPlanner extends Planner {
  /** Operations that have plans, the one used last first. */
  known(): readonly KnownOperation[];
}

interface Kept {
  readonly operation: KnownOperation;
  /** Undefined where the operation was refused. */
  readonly plan: QueryPlan | undefined;
  readonly bytes: number;
}

/** A refusal may have been the fault of a busy machine: after this long the operation is tried again. */
const REFUSED_FOR_MS = 60_000;
/** What an entry weighs beside its texts. */
const ENTRY_BYTES = 512;
/** Bytes in memory for a character of a plan's JSON: measured at 2 to 4 once parsed. */
const BYTES_PER_CHARACTER = 4;

/**
 * One generation's planner: asks the planning threads, keeps what they found in at most `cacheBytes` (estimated, least
 * recently used out first), and asks once for operations that arrive together. What was refused is kept as well, so that
 * sending a costly document again costs nothing: limits hold on a warm cache as on a cold one.
 */
export function cachedPlanner(source: PlannerSource, threads: PlanningThreads, cacheBytes: number): CachedPlanner {
  const kept = new LRUCache<string, Kept>({ maxSize: cacheBytes, sizeCalculation: ({ bytes }) => bytes });
  const underWay = new Map<string, Promise<Kept>>();

  const find = async (key: string, operation: OperationToPlan): Promise<Kept> => {
    const reply = await threads.plan(source, operation);
    const found = keep(reply, operation, key.length);
    kept.set(key, found, { ttl: found.plan === undefined ? REFUSED_FOR_MS : 0 });
    return found;
  };
  const keptOrFound = (operation: OperationToPlan): Kept | Promise<Kept> => {
    const key = keyOf(operation);
    const known = kept.get(key) ?? underWay.get(key);
    if (known !== undefined) {
      return known;
    }
    const finding = find(key, operation).finally(() => underWay.delete(key));
    underWay.set(key, finding);
    return finding;
  };

  return {
    async plan(operation) {
      const { plan } = await keptOrFound(operation);
      if (plan === undefined) {
        throw refusal('COST_LIMIT_EXCEEDED', 'The operation takes too long to plan; ask for less at once.');
      }
      return plan;
    },
    known: () => [...kept.values()].filter(({ plan }) => plan !== undefined).map(({ operation }) => operation),
  };
}

function keyOf({ text, operationName = '', viewerKey = '' }: OperationToPlan): string {
  return `${viewerKey}\n${operationName}\n${text}`;
}

function keep(
  reply: PlanReply,
  { document, text, operationName, viewerKey }: OperationToPlan,
  keyLength: number,
): Kept {
  const operation = { text, operationName, viewerKey };
  switch (reply.kind) {
    case 'planned': {
      const plan = JSON.parse(reply.plan) as QueryPlan;
      checkNotEmpty(plan, document, operationName);
      return { operation, plan, bytes: ENTRY_BYTES + 2 * keyLength + BYTES_PER_CHARACTER * reply.plan.length };
    }
    case 'refused':
    case 'given up':
      return { operation, plan: undefined, bytes: ENTRY_BYTES + 2 * keyLength };
    case 'busy':
      throw refusal('RATE_LIMITED', 'Too many new operations are being planned; try again in a moment.', {
        retryAfterSeconds: 2,
      });
    default:
      throw new PlannerFailed(reply.kind === 'failed' ? reply.stack : '');
  }
}

/** Where the planner finds no way to what is asked it may answer with nothing to do, which would read as null. */
function checkNotEmpty(plan: QueryPlan, document: DocumentNode, operationName: string | undefined): void {
  if (plan.node === undefined && selectsData(document, operationName)) {
    throw new PlannerFailed('');
  }
}

/** A fault of the planner's; its message is dropped, since it may quote the client's document. */
class PlannerFailed extends Error {
  constructor(stackInThread: string) {
    super('The planner failed.');
    this.name = 'PlannerFailed';
    const frames = stackInThread.split('\n').filter((line) => line.startsWith('    at '));
    this.stack = frames.length > 0 ? `${this.name}\n${frames.join('\n')}` : this.stack;
  }
}
