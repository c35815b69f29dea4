import type { Fetcher } from '@graphiql/toolkit';

import { currentOperation } from './current-operation.ts';
import { wordsOf, type Bilingual, type Language } from './words.ts';

/** A query to begin with. */
export interface Example {
  readonly title: Bilingual;
  /** What it answers, in a sentence. */
  readonly question: Bilingual;
  /** For whom it is shown: everybody here may read all of its fields. */
  readonly audiences: readonly string[];
  /** Whether it is about places and cases of the sample data, and so of no use elsewhere. */
  readonly sampleData?: boolean;
  /** Whether its variable `region` is filled in with the viewer's own region, where they have one. */
  readonly ownRegion?: boolean;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** A user that the explorer can act as; the gateway offers them in development only. */
export interface Persona {
  readonly audience: string;
  readonly label: Bilingual;
  readonly sees: Bilingual;
  /** Null for the public, which has no token. */
  readonly token: string | null;
}

/** Who asks, as the gateway understands the token. */
export interface Viewer {
  /** As in the examples, e.g. `court`. */
  readonly audience: string;
  readonly audienceLabel: string;
  readonly subject: string | null;
  readonly purpose: string | null;
  /** ISO 8601. */
  readonly expiresAt: string | null;
  readonly region: { readonly code: string; readonly name: string | null } | null;
  readonly court: { readonly code: string; readonly name: string | null } | null;
  readonly unit: { readonly creditCode: string; readonly name: string | null } | null;
}

/** The kind of viewer, in words: the graph has Chinese ones. */
export const audienceName = ({ audience, audienceLabel }: Viewer, language: Language): string =>
  language === 'zh' ? audienceLabel : audience;

/** What is said above a result. */
export interface AnswerFacts {
  readonly status: number;
  readonly milliseconds: number;
  readonly requestId: string | null;
  readonly errors: number;
}

/** A login that the gateway did not accept; the message says why. */
export class LoginRefusedError extends Error {
  override readonly name = 'LoginRefusedError';
}

export const loadExamples = (): Promise<readonly Example[]> => loadList<Example>('/examples.json');

export const loadPersonas = (): Promise<readonly Persona[]> => loadList<Persona>('/personas.json');

/** An empty list if the gateway does not serve it, e.g. personas in production: the explorer works without. */
async function loadList<Item>(path: string): Promise<readonly Item[]> {
  try {
    const response = await fetch(path, { credentials: 'omit' });
    return response.ok ? ((await response.json()) as readonly Item[]) : [];
  } catch {
    return [];
  }
}

interface GraphAnswer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> }[];
}

const headersFor = (authorization: string | null, language: Language): Record<string, string> => ({
  accept: 'application/json',
  'accept-language': language,
  ...(authorization !== null && { authorization }),
});

/** Sends the queries of one editor. */
export interface QueryClient {
  readonly fetcher: Fetcher;
  /** Ends the running query; its result says so. */
  stop(): void;
  /** Ends the running query without any result, since the tab that it was for is not shown any more. */
  abandon(): void;
}

/**
 * Sends queries to the gateway that served the page, for whom the token names. A login that the browser remembers for other
 * pages is not sent: it could be another person's than the one whom the page names.
 *
 * GraphiQL's own fetcher includes a WebSocket client for subscriptions, which this graph does not have.
 *
 * @param onAnswer is called for each query except those by which the docs are read
 */
export function queryClient(
  token: string | null,
  language: Language,
  onAnswer: (facts: AnswerFacts) => void,
): QueryClient {
  const words = wordsOf(language);
  const headers = {
    ...headersFor(token === null ? null : `Bearer ${token}`, language),
    'content-type': 'application/json',
  };
  let running: AbortController | undefined;
  let isAbandoned = false;

  const send = async (body: string, signal: AbortSignal | null): Promise<readonly [GraphAnswer, AnswerFacts]> => {
    const started = performance.now();
    const factsOf = (answer: GraphAnswer, response?: Response): readonly [GraphAnswer, AnswerFacts] => [
      answer,
      {
        status: response?.status ?? 0,
        requestId: response?.headers.get('x-request-id') ?? null,
        errors: answer.errors?.length ?? 0,
        milliseconds: Math.round(performance.now() - started),
      },
    ];
    let response: Response;
    try {
      response = await fetch('/graphql', { method: 'POST', headers, credentials: 'omit', body, signal });
      const text = await response.text();
      return factsOf(graphAnswerIn(text) ?? { errors: [{ message: words.unreadable(response.status) }] }, response);
    } catch {
      return factsOf({ errors: [{ message: signal?.aborted === true ? words.stopped : words.unreachable }] });
    }
  };

  return {
    async fetcher(params) {
      const body = JSON.stringify({ ...params, operationName: currentOperation(params.query, params.operationName) });
      if (params.operationName === 'IntrospectionQuery') {
        return (await send(body, null))[0] as never;
      }
      running = new AbortController();
      isAbandoned = false;
      const [answer, facts] = await send(body, running.signal);
      if (isAbandoned) {
        // GraphiQL writes whatever arrives into the tab that is open by then.
        return new Promise(() => undefined);
      }
      onAnswer(facts);
      return answer as never;
    },
    stop: () => running?.abort(),
    abandon() {
      isAbandoned = true;
      running?.abort();
    },
  };
}

function graphAnswerIn(text: string): GraphAnswer | undefined {
  try {
    const answer: unknown = JSON.parse(text);
    return typeof answer === 'object' && answer !== null && !Array.isArray(answer) ? answer : undefined;
  } catch {
    return undefined;
  }
}

const WHO = `{
  viewer {
    audience audienceLabel subject purpose expiresAt
    region { code name }
    court { code name }
  }
}`;
/** A unit's name is asked by units only: others may not read it, and the access ledger would record a refusal. */
const WHICH_UNIT = '{ viewer { unit { creditCode name } } }';

/** What is typed to log in. */
export interface Credentials {
  readonly token: string;
  /** That of HTTP Basic; empty for Bearer. */
  readonly userName: string;
}

/**
 * Who somebody with this token is; undefined where the graph does not say, as one that is not ours does not. With a user name the
 * gateway also checks that the name is the one in the token: it accepts HTTP Basic for GET.
 *
 * @throws LoginRefusedError where the gateway does not accept the token, or cannot be reached
 */
export async function loadViewer({ token, userName }: Credentials, language: Language): Promise<Viewer | undefined> {
  const authorization = userName === '' ? `Bearer ${token}` : `Basic ${inBase64(`${userName}:${token}`)}`;
  const viewer = (await askAbout(WHO, authorization, language))?.['viewer'] as Viewer | undefined;
  if (viewer === undefined || viewer === null) {
    return undefined;
  }
  const known = { ...viewer, audience: viewer.audience.toLowerCase(), unit: null };
  if (known.audience !== 'member') {
    return known;
  }
  const more = (await askAbout(WHICH_UNIT, authorization, language))?.['viewer'] as Pick<Viewer, 'unit'> | undefined;
  return { ...known, unit: more?.unit ?? null };
}

async function askAbout(query: string, authorization: string, language: Language): Promise<GraphAnswer['data']> {
  const words = wordsOf(language);
  let response: Response;
  try {
    response = await fetch(`/graphql?query=${encodeURIComponent(query)}`, {
      // The gateway takes a GET of a query only with a header that pages of other sites cannot send.
      headers: { ...headersFor(authorization, language), 'apollo-require-preflight': '1' },
      credentials: 'omit',
      cache: 'no-store',
    });
  } catch {
    throw new LoginRefusedError(words.unreachable);
  }
  const answer = (await response.json().catch(() => undefined)) as GraphAnswer | undefined;
  if (response.status === 401 || response.status === 503 || answer === undefined) {
    throw new LoginRefusedError(answer?.errors?.[0]?.message ?? words.unreadable(response.status));
  }
  return answer.data;
}

/** UTF-8 in Base64, as HTTP Basic has it (RFC 7617). */
function inBase64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
