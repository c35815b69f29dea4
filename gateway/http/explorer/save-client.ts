import { wordsOf, type Language } from './words.ts';

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
 * Saves a query for whom the token names. A login that the browser remembers for other pages is not sent: it could be another
 * person's than the one whom the page names.
 *
 * @throws SaveRefusedError
 */
export async function saveQuery(query: QueryToSave, token: string, language: Language): Promise<SavedQuery> {
  const words = wordsOf(language);
  let response: Response;
  try {
    response = await fetch('/q/own', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        'accept-language': language,
        authorization: `Bearer ${token}`,
      },
      credentials: 'omit',
      body: JSON.stringify(query),
    });
  } catch {
    throw new SaveRefusedError(words.unreachable);
  }
  const body = (await response.json().catch(() => undefined)) as
    (Partial<SavedQuery> & { readonly errors?: readonly { readonly message: string }[] }) | undefined;
  if (response.ok && body?.url !== undefined && body.parameters !== undefined) {
    return { url: body.url, parameters: body.parameters };
  }
  if (response.status === 401) {
    throw new SaveRefusedError(words.saveTokenRefused);
  }
  const messages = body?.errors?.map(({ message }) => message) ?? [];
  throw new SaveRefusedError(messages.length > 0 ? messages.join('\n') : words.saveFailed(response.status));
}
