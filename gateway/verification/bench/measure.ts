import type { BenchProcess } from './processes/start-process.ts';

/** The result of one period of load on one contender. */
export interface Measurement {
  /** Requests answered per second. */
  readonly rps: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Milliseconds of CPU of the gateway's process alone, per request. */
  readonly cpu: number;
  /** Share of one core that each role used, 0 to 1. */
  readonly gatewayCore: number;
  readonly subgraphsCore: number;
  readonly loadCore: number;
  /** Megabytes of resident memory of the gateway's process afterwards. */
  readonly memory: number;
  /** Fetches and kilobytes sent to the subgraphs, per request. */
  readonly fetches: number;
  readonly sent: number;
}

export interface MeasureOptions {
  readonly gateway: BenchProcess;
  readonly subgraphs: BenchProcess;
  readonly load: BenchProcess;
  readonly bodies: readonly string[];
  /** Bytes of the shortest and the longest answer, so that a short answer is not taken for a fast one. */
  readonly responseBytes: readonly [least: number, most: number];
  readonly headers: Readonly<Record<string, string>>;
  readonly connections: number;
  readonly milliseconds: number;
}

/** @throws where an answer was not 200 or the answers are not of the size they should be */
export async function measure(options: MeasureOptions): Promise<Measurement> {
  const { gateway, subgraphs, load, bodies, headers, responseBytes, connections, milliseconds } = options;
  const url = String(gateway.listening);
  const roles = [gateway, subgraphs, load];
  const servedBefore = await subgraphs.request<'served'>({ kind: 'served' });
  const before = await Promise.all(roles.map((role) => role.request<'usage'>({ kind: 'usage' })));
  const order = { url, bodies, headers, connections, milliseconds };
  const result = await load.request<'load'>({ kind: 'load', order });
  const after = await Promise.all(roles.map((role) => role.request<'usage'>({ kind: 'usage' })));
  const servedAfter = await subgraphs.request<'served'>({ kind: 'served' });

  const { requests, failed } = result;
  if (failed > 0) {
    throw new Error(`${failed} of ${requests} responses of ${url} were not 200.`);
  }
  const bytes = result.bytes / requests;
  const [least, most] = responseBytes;
  if (bytes < least * 0.98 - 64 || bytes > most * 1.02 + 64) {
    throw new Error(`Responses of ${url} have ${Math.round(bytes)} bytes on average, not ${least} to ${most}.`);
  }
  const [gatewayCpu = 0, subgraphsCpu = 0, loadCpu = 0] = after.map(
    ({ cpu }, index) => (cpu - (before[index]?.cpu ?? 0)) / 1_000,
  );
  return {
    rps: (requests / result.milliseconds) * 1_000,
    p50: result.p50,
    p99: result.p99,
    cpu: gatewayCpu / requests,
    gatewayCore: gatewayCpu / result.milliseconds,
    subgraphsCore: subgraphsCpu / result.milliseconds,
    loadCore: loadCpu / result.milliseconds,
    memory: (after[0]?.rss ?? 0) / 1024 ** 2,
    fetches: (servedAfter.requests - servedBefore.requests) / requests,
    sent: (servedAfter.bytes - servedBefore.bytes) / requests / 1024,
  };
}
