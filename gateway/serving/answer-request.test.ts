import { afterEach, describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';

import { SUPREME_COURT_VIEWER } from '../../subgraphs/shared/testing/viewers.ts';
import { openSlices } from '../authorization/slices.ts';
import { splitRules } from '../authorization/split-rules.ts';
import { refusal } from '../errors.ts';
import { compiledExecutor } from '../execution/compiled-executor.ts';
import { apolloPlanner } from '../planning/apollo-planner.ts';
import type { OperationToPlan } from '../planning/planner.ts';
import { compose } from '../verification/support/compose.ts';
import { answerBy, openExecutors, servingOf, type Executors } from '../verification/support/open-executors.ts';

import { answerRequest, type RequestScope } from './answer-request.ts';

const GRAPH = compose(
  'type Query { open: [Thing!]!, secret: [Thing!] @requiresScopes(scopes: [["secret"]]) } type Thing { name: String }',
);
const REPLY = { status: 200, contentType: 'application/json', body: '{"data":{"open":[{"name":"o"}]}}' };
/** Of a document with less than fifty tokens. */
const CHECK = 1;
const LEAST_OF_A_PLAN = 20;

const opened: Executors[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
});

/** A viewer who may not read `secret`, and what they have paid. @param beforePlan what happens to a new document until its plan is made */
async function open(beforePlan: (operation: OperationToPlan) => Promise<void>) {
  const { rules, supergraphSdl } = splitRules(GRAPH);
  const executors = await openExecutors(supergraphSdl, { s0: () => Promise.resolve(REPLY) });
  opened.push(executors);
  const { schema, subgraphs, supergraph } = executors;
  const plan = apolloPlanner(supergraph, { paths: 100, plans: 100 });
  const planner = {
    async plan(operation: OperationToPlan) {
      await beforePlan(operation);
      return plan(operation.text);
    },
  };
  let paid = 0;
  const pay = (_: unknown, cost: number): void => void (paid += cost);
  const serving = {
    ...servingOf(schema, compiledExecutor({ supergraphSdl, schema, planner, ...subgraphs }), openSlices(schema, rules)),
    budgets: { spend: pay, settle: pay },
  };
  return {
    serving,
    /** What a request cost, and the first code of its errors. */
    async ask(text: string): Promise<readonly [cost: number, code: unknown]> {
      const before = paid;
      const request = { text, document: parse(text), variables: {}, viewer: SUPREME_COURT_VIEWER };
      const { errors } = await answerBy(serving, request);
      return [paid - before, errors[0]?.extensions['code']];
    },
  };
}

describe('a viewer pays', () => {
  it('for the time in which their document was planned, and not for the waiting', async () => {
    const alone = await open(async ({ onPlanned }) => onPlanned?.(5));
    const behindOthers = await open(async ({ onPlanned }) => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      onPlanned?.(5);
    });
    const [cost] = await alone.ask('{ open { name } }');
    expect(cost).toBeGreaterThan(CHECK + LEAST_OF_A_PLAN + 5);
    expect(await behindOthers.ask('{ open { name } }')).toEqual([cost, undefined]);
  });

  it('no more than the check where everything was denied', async () => {
    const viewer = await open(async () => undefined);
    expect(await viewer.ask('{ secret { name } }')).toEqual([CHECK, 'UNAUTHORIZED_FIELD_OR_TYPE']);
    expect(await viewer.ask('{ secret { name } }')).toEqual([0, 'UNAUTHORIZED_FIELD_OR_TYPE']);
  });

  it('for the plan that was refused, and nothing for the same refusal again', async () => {
    const viewer = await open(async ({ onPlanned }) => {
      onPlanned?.(1_800);
      throw refusal('COST_LIMIT_EXCEEDED', 'It takes too long.');
    });
    expect(await viewer.ask('{ open { name } }')).toEqual([CHECK + LEAST_OF_A_PLAN + 1_800, 'COST_LIMIT_EXCEEDED']);
    expect(await viewer.ask('{ open { name } }')).toEqual([0, 'COST_LIMIT_EXCEEDED']);
  });

  it('no more than the check where no thread was free to plan', async () => {
    const viewer = await open(() => Promise.reject(refusal('RATE_LIMITED', 'Try again.')));
    expect(await viewer.ask('{ open { name } }')).toEqual([CHECK, 'RATE_LIMITED']);
  });
});

describe('the cost of a request, for the metrics', () => {
  const noted = async (text: string, isRun: boolean, pages: number) => {
    const { serving } = await open(async () => undefined);
    const request = { text, documentHash: text, document: parse(text), operationName: undefined, variables: {} };
    const scope: RequestScope = {
      ...{ requestId: 'test', viewer: SUPREME_COURT_VIEWER, clientLeft: new AbortController().signal },
      ...(isRun && { run: { id: 'run', pageRows: 100, phase: 'read' } as const }),
      notes: { errorCodes: new Set() },
    };
    for (let page = 0; page < pages; page += 1) {
      await answerRequest(serving, request, scope);
    }
    return scope.notes.cost;
  };

  it('is that of all pages of a run', async () => {
    expect(await noted('{ open { name } }', true, 1)).toEqual({ estimated: 10, actual: 2 });
    expect(await noted('{ open { name } }', true, 3)).toEqual({ estimated: 30, actual: 6 });
  });

  it('is 0 where nothing was run', async () => {
    expect(await noted('{ secret { name } }', false, 1)).toEqual({ estimated: 10, actual: 0 });
  });
});
