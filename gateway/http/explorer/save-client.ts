/** What the gateway says of a saved query: its address, and what became of the values in the document. */
export interface SavedQuery {
  /** `/q/own/my-cases` */
  readonly url: string;
  readonly parameters: readonly SavedParameter[];
}

export interface SavedParameter {
  readonly name: string;
  readonly title: string;
  /** Absent where a value must be given. */
  readonly fallback?: unknown;
  /** Whether its values can name a person; they were removed from the document. */
  readonly isPersonal: boolean;
}

export interface QueryToSave {
  readonly title: string;
  /** For the address; the gateway makes one where it is left out. */
  readonly name?: string;
  readonly document: string;
  readonly shared: 'private' | 'office';
}

/** A query that was not saved; the messages are for the person who wrote it. */
export class SaveRefusedError extends Error {
  override readonly name = 'SaveRefusedError';
}

/**
 * Saves a query for whom the Authorization header names. A login that the browser remembers for other pages is not sent: it
 * could be another person's than the one whom the explorer asks as.
 *
 * @throws SaveRefusedError
 */
export async function saveQuery(query: QueryToSave, authorization: string): Promise<SavedQuery> {
  let response: Response;
  try {
    response = await fetch('/q/own', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        'accept-language': 'zh',
        authorization,
      },
      credentials: 'omit',
      body: JSON.stringify(query),
    });
  } catch {
    throw new SaveRefusedError('连不上服务器，请检查网络后再试。');
  }
  const body = (await response.json().catch(() => undefined)) as
    (Partial<SavedQuery> & { readonly errors?: readonly { readonly message: string }[] }) | undefined;
  if (response.ok && body?.url !== undefined && body.parameters !== undefined) {
    return { url: body.url, parameters: body.parameters };
  }
  if (response.status === 401) {
    throw new SaveRefusedError('令牌无效或已过期，请换一个再试。');
  }
  const messages = body?.errors?.map(({ message }) => message) ?? [];
  throw new SaveRefusedError(messages.length > 0 ? messages.join('\n') : `服务器没能保存（HTTP ${response.status}）。`);
}

/** The Authorization header in the text of the headers editor; undefined where there is none. */
export function authorizationIn(headers: string): string | undefined {
  try {
    const entries = Object.entries(JSON.parse(headers) as Record<string, unknown>);
    const value = entries.find(([name]) => name.toLowerCase() === 'authorization')?.[1];
    return typeof value === 'string' && value !== '' ? value : undefined;
  } catch {
    return undefined;
  }
}
