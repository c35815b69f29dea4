import { bearerHeaders } from '../../authentication/issuing/personas.ts';

/** A query and its sets of variables; requests with different variables have no fetch in common. */
export interface Workload {
  readonly name: string;
  readonly query: string;
  readonly variables: readonly Readonly<Record<string, unknown>>[];
}

/** The request bodies, in the order of the variables. */
export function requestBodies({ query, variables }: Workload): readonly string[] {
  return variables.map((one) => JSON.stringify({ query, variables: one }));
}

/** The token of a viewer who may read everything in the workloads. Gateways without authentication ignore it. */
export const BENCH_BEARER = await bearerHeaders('court');

/** Sends one body to a gateway and returns its data. @throws if the response has errors */
export async function requestData(url: string, body: string): Promise<unknown> {
  const headers = { 'content-type': 'application/json', accept: 'application/json', ...BENCH_BEARER };
  const response = await fetch(url, { method: 'POST', headers, body });
  const { data, errors } = (await response.json()) as { data?: unknown; errors?: unknown };
  if (response.status !== 200 || errors !== undefined || data === undefined || data === null) {
    throw new Error(`${url} answered ${response.status}: ${JSON.stringify(errors ?? data).slice(0, 500)}`);
  }
  return data;
}
