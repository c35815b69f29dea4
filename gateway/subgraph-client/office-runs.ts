import type { Viewer } from '../../subgraphs/shared/access/viewer.ts';
import type { ReadRun } from '../../subgraphs/shared/envelope/envelope.ts';

import { startDeadline } from './deadline.ts';
import type { SubgraphTransport } from './transport.ts';

/** A run of a saved query as every office is told of it. */
export interface OfficeRun {
  readonly id: string;
  readonly requestId: string;
  readonly viewer: Viewer;
  readonly pageRows: number;
}

/** Tells all subgraphs that a run begins, still goes on, or ends: while it lasts, each holds one state of its database for it. */
export interface OfficeRuns {
  /**
   * @returns when each office took its state, by public name. An office that did not is missing: a later read from it in this
   *   run fails, so a run that does not need the office is not disturbed.
   */
  begin(run: OfficeRun): Promise<ReadonlyMap<string, Date>>;
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
  ): Promise<Map<string, Date>> => {
    const told = new Map<string, Date>();
    await Promise.all(
      [...transports].map(async ([name, transport]) => {
        const deadline = startDeadline(deadlineMs);
        const context = { requestId, viewer, clientLeft: NEVER, run: { id, pageRows, phase } };
        try {
          const { status } = await transport.send(BODY, context, deadline);
          if (status === 200) {
            told.set(name, new Date());
          }
        } catch {
          // The office is down, or has no room: what needs it fails when it is read.
        } finally {
          deadline.end();
        }
      }),
    );
    return told;
  };
  return {
    begin: (run) => tellAll(run, 'begin'),
    keep: async (run) => void (await tellAll(run, 'read')),
    end: async (run) => void (await tellAll(run, 'end')),
  };
}

const NEVER = new AbortController().signal;
