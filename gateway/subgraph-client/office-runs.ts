import type { Viewer } from '../../subgraphs/shared/access/viewer.ts';
import type { ReadRun } from '../../subgraphs/shared/envelope/envelope.ts';
import type { SubgraphReply } from '../../subgraphs/shared/server/subgraph-handler.ts';

import { startDeadline } from './deadline.ts';
import { parseReply } from './parse-reply.ts';
import type { SubgraphTransport } from './transport.ts';

/** A run of a saved query as every office is told of it. */
export interface OfficeRun {
  readonly id: string;
  readonly requestId: string;
  readonly viewer: Viewer;
  readonly pageRows: number;
}

/** Which offices take part in a run, by public name. */
export interface BegunRun {
  /** When each office took its state. */
  readonly states: ReadonlyMap<string, Date>;
  /** Offices that hold as many runs as they can. */
  readonly full: ReadonlySet<string>;
}

/** Tells all subgraphs that a run begins, still goes on, or ends: while it lasts, each holds one state of its database for it. */
export interface OfficeRuns {
  /** An office that takes no state does not end the run: only a later read from it fails, and a run that needs none is not disturbed. */
  begin(run: OfficeRun): Promise<BegunRun>;
  /** Keeps the run from being ended as idle while its client is slow. */
  keep(run: OfficeRun): Promise<void>;
  end(run: OfficeRun): Promise<void>;
}

/** Everybody may read the result. */
const BODY = '{"query":"{ __typename }"}';

/** @param transports of all subgraphs that have been connected so far */
export function officeRuns(transports: ReadonlyMap<string, SubgraphTransport>, deadlineMs: number): OfficeRuns {
  const tellAll = async (
    { id, requestId, viewer, pageRows }: OfficeRun,
    phase: ReadRun['phase'],
  ): Promise<BegunRun> => {
    const states = new Map<string, Date>();
    const full = new Set<string>();
    await Promise.all(
      [...transports].map(async ([name, transport]) => {
        const deadline = startDeadline(deadlineMs);
        const context = { requestId, viewer, clientLeft: NEVER, run: { id, pageRows, phase } };
        try {
          const reply = await transport.send(BODY, context, deadline);
          if (reply.status === 200) {
            states.set(name, new Date());
          } else if (isFull(reply)) {
            full.add(name);
          }
        } catch {
          // The office is down: what needs it fails when it is read.
        } finally {
          deadline.end();
        }
      }),
    );
    return { states, full };
  };
  return {
    begin: (run) => tellAll(run, 'begin'),
    keep: async (run) => void (await tellAll(run, 'read')),
    end: async (run) => void (await tellAll(run, 'end')),
  };
}

/** Whether an office refuses a run because it holds as many as it can (`subgraphs/shared/database/read-runs.ts`). */
function isFull(reply: SubgraphReply): boolean {
  const result = parseReply(reply);
  return typeof result !== 'string' && result.errors.some(({ extensions }) => extensions['code'] === 'TOO_MANY_RUNS');
}

const NEVER = new AbortController().signal;
