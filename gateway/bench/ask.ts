/** Asks a gateway one body and answers its data. @throws where it answers errors */
export async function askData(url: string, body: string): Promise<unknown> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body });
  const { data, errors } = (await response.json()) as { data?: unknown; errors?: unknown };
  if (response.status !== 200 || errors !== undefined || data === undefined || data === null) {
    throw new Error(`${url} answered ${response.status}: ${JSON.stringify(errors ?? data).slice(0, 500)}`);
  }
  return data;
}
