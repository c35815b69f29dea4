import { bearerHeaders } from '../../authentication/issuing/personas.ts';

/** Who asks in the bench: somebody who may see all that it asks for. Gateways that know no tokens take no notice. */
export const BENCH_ASKER = await bearerHeaders('court');

/** Asks a gateway one body and answers its data. @throws where it answers errors */
export async function askData(url: string, body: string): Promise<unknown> {
  const headers = { 'content-type': 'application/json', accept: 'application/json', ...BENCH_ASKER };
  const response = await fetch(url, { method: 'POST', headers, body });
  const { data, errors } = (await response.json()) as { data?: unknown; errors?: unknown };
  if (response.status !== 200 || errors !== undefined || data === undefined || data === null) {
    throw new Error(`${url} answered ${response.status}: ${JSON.stringify(errors ?? data).slice(0, 500)}`);
  }
  return data;
}
