import { Kind, type DirectiveNode } from 'graphql';

import { refusal } from '../errors.ts';
import { isIncluded } from '../graphql/conditions.ts';
import { fragmentsOf, onlyOperation } from '../graphql/documents.ts';
import { selectionWalker, UNTYPED_ROOT } from '../graphql/walk-selections.ts';

import type { OperationToPlan, Planner } from './planner.ts';
import type { PlanningThreads } from './planning-threads.ts';
import type { QueryPlan } from './query-plan.ts';
import type { PlannerSource } from './thread-messages.ts';

/** A planner of one generation, in the planning threads. It caches nothing: the cache of operations keeps their plans. */
export function threadPlanner(source: PlannerSource, threads: PlanningThreads): Planner {
  return {
    async plan(operation) {
      const result = await threads.plan(source, operation.text);
      if (result.plannedMs !== undefined) {
        operation.onPlanned?.(result.plannedMs);
      }
      switch (result.kind) {
        case 'planned': {
          const plan = JSON.parse(result.plan) as QueryPlan;
          checkNotEmpty(plan, operation);
          return plan;
        }
        case 'refused':
        case 'aborted':
          throw refusal('COST_LIMIT_EXCEEDED', 'The operation takes too long to plan; ask for less at once.');
        case 'not supported':
          throw refusal('PLAN_NOT_SUPPORTED', 'The planner of this gateway cannot plan the operation.');
        case 'busy':
          throw refusal('RATE_LIMITED', 'Too many new operations are being planned; try again in a moment.', {
            retryAfterSeconds: 2,
          });
        default:
          throw new PlannerError(result.kind === 'failed' ? result.stack : '');
      }
    },
  };
}

/** Threat: a planner that cannot resolve the selected fields may return an empty plan, and the client would read null. */
function checkNotEmpty(plan: QueryPlan, { document }: OperationToPlan): void {
  if (plan.node !== undefined) {
    return;
  }
  const selectsData = selectionWalker<boolean>(undefined, fragmentsOf(document), {
    includes: ({ directives = [] }) => isIncluded(directives.filter(isLiteral), {}),
    field: ({ field }) => !field.name.value.startsWith('__'),
    join: (parts) => parts.includes(true),
  });
  if (selectsData(onlyOperation(document).selectionSet, UNTYPED_ROOT, undefined)) {
    throw new PlannerError('');
  }
}

function isLiteral({ arguments: [condition] = [] }: DirectiveNode): boolean {
  return condition?.value.kind === Kind.BOOLEAN;
}

/** A fault of the planner. Its message is dropped, since it may quote the client's document. */
class PlannerError extends Error {
  override readonly name = 'PlannerError';

  constructor(stackInThread: string) {
    super('The planner failed.');
    const frames = stackInThread.split('\n').filter((line) => line.startsWith('    at '));
    this.stack = frames.length > 0 ? `${this.name}\n${frames.join('\n')}` : this.stack;
  }
}
