import { setTimeout as pause } from 'node:timers/promises';

import { bearerHeaders, type Bearer } from '../../authentication/issuing/personas.ts';

/** What clients measured in a while: times in milliseconds. */
export interface Sample {
  readonly times: readonly number[];
  readonly failed: number;
  readonly codes: readonly string[];
}

export interface Latencies {
  readonly requests: number;
  /** Answers with another status than 200, or with errors. */
  readonly failed: number;
  readonly p50: number;
  readonly p99: number;
  readonly slowest: number;
  /** Codes of the failures, each once. */
  readonly codes: readonly string[];
}

/** Courts that ask beside an attacker, each a viewer of its own. */
const COURTS = ['闽09', '川33', '甘', '苏1283', '川3301', '闽0902', '闽0981', '闽0982'];
const CASES = '{ enforcementCases(first: 20) { nodes { caseNumber statusLabel claimAmount court { name } } } }';

/** Clients that each ask for a page of cases at an even pace, until they are stopped. */
export async function ordinaryClients(url: string, pauseMs = 200) {
  let times: number[] = [];
  let failed = 0;
  let codes = new Set<string>();
  let isOver = false;
  const client = async (at: number): Promise<void> => {
    const bearer: Bearer = { audience: 'court', subject: `ordinary-${at}`, court: COURTS[at] ?? '闽09' };
    const headers = { 'content-type': 'application/json', ...(await bearerHeaders(bearer)) };
    await pause((at * pauseMs) / COURTS.length);
    while (!isOver) {
      const started = performance.now();
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ query: CASES }),
      });
      const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
      times.push(performance.now() - started);
      if (response.status !== 200 || errors !== undefined) {
        failed += 1;
        errors?.forEach(({ extensions }) => codes.add(extensions.code));
      }
      await pause(Math.max(0, pauseMs - (performance.now() - started)));
    }
  };
  const running = COURTS.map((_, at) => client(at));
  return {
    /** What was measured since the last time. */
    take(): Sample {
      const sample = { times, failed, codes: [...codes] };
      times = [];
      failed = 0;
      codes = new Set();
      return sample;
    },
    async stop(): Promise<void> {
      isOver = true;
      await Promise.all(running);
    },
  };
}

/** Several samples as one. */
export function latenciesOf(samples: readonly Sample[]): Latencies {
  const sorted = samples.flatMap(({ times }) => times).toSorted((one, other) => one - other);
  return {
    ...{ requests: sorted.length, failed: samples.reduce((sum, { failed }) => sum + failed, 0) },
    codes: [...new Set(samples.flatMap(({ codes }) => codes))],
    ...{ p50: share(sorted, 0.5), p99: share(sorted, 0.99), slowest: share(sorted, 1) },
  };
}

export function share(sorted: readonly number[], part: number): number {
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0) * 10) / 10;
}
