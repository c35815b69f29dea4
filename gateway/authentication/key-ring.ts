import { createLocalJWKSet, errors, type CryptoKey, type JWSHeaderParameters, type LocalJWKSet } from 'jose';
import type { Logger } from 'pino';

import { KeySetError, parseKeySet, type KeySource } from './key-set.ts';
import { AuthenticationUnavailableError } from './refusal.ts';

/** When keys are fetched. Milliseconds. */
export interface KeyTimes {
  /** Interval of the background refresh. */
  readonly refreshMs: number;
  /** Shortest time between two fetches that requests cause, by an unknown key id or for lack of usable keys. */
  readonly unknownKeyMs: number;
  /** How long keys may be used after the last successful fetch. */
  readonly staleMs: number;
}

export type KeyState = 'loaded' | 'failing' | 'missing';

export interface KeyRing {
  /**
   * The key that a token's header names. An unknown id may belong to a new key, so the set is fetched again, but at most
   * once per `unknownKeyMs`: otherwise anybody could make us call the identity provider with every request.
   *
   * @throws AuthenticationUnavailableError, or jose's error if there is no such key
   */
  keyFor(header: JWSHeaderParameters): Promise<CryptoKey>;
  /** `failing`: the keys may still be used, but the last attempt to read them again failed. `missing`: none may be used. */
  state(): KeyState;
  /** Changes whenever the keys change; undefined while no keys may be used. */
  version(): number | undefined;
  stop(): void;
}

export interface KeyRingOptions {
  readonly source: KeySource;
  /** Host and port of the source, for the log. */
  readonly server?: string | undefined;
  readonly times: KeyTimes;
  readonly inProduction: boolean;
  readonly logger: Logger;
  /** Milliseconds. Monotonic: a change of the system clock must not make keys stale or keep stale ones. */
  readonly now?: () => number;
}

/**
 * Loads the keys and refreshes them until stopped. A failed fetch is logged once and tried again; it never throws.
 *
 * The README says why this is not jose's `createRemoteJWKSet`.
 */
export async function openKeyRing(options: KeyRingOptions): Promise<KeyRing> {
  const { source, server, times, inProduction, logger, now = () => performance.now() } = options;
  let current: { text: string; keySet: LocalJWKSet; version: number; fetchedAt: number } | undefined;
  let isFailing = false;
  let lastOnDemand = -Infinity;
  let pending: Promise<void> | undefined;

  const load = async (): Promise<void> => {
    try {
      const text = await source();
      if (text !== current?.text) {
        const keySet = createLocalJWKSet(parseKeySet(text, inProduction));
        current = { text, keySet, version: (current?.version ?? 0) + 1, fetchedAt: now() };
        logger.info({ keys: keySet.jwks().keys.length }, 'token keys loaded');
      }
      current.fetchedAt = now();
      isFailing = false;
    } catch (error) {
      if (!isFailing) {
        logger.error({ fault: faultOf(error), server }, 'token keys could not be loaded');
      }
      isFailing = true;
    }
  };
  const refresh = (): Promise<void> => (pending ??= load().finally(() => (pending = undefined)));
  /** For a request that needs other keys. Joins a fetch in progress; starts one only if the last is long enough ago. */
  const refreshOnDemand = async (): Promise<void> => {
    if (pending === undefined && now() - lastOnDemand < times.unknownKeyMs) {
      return;
    }
    lastOnDemand = now();
    await refresh();
  };
  const usable = () => (current !== undefined && now() - current.fetchedAt <= times.staleMs ? current : undefined);
  const lookUp = (header: JWSHeaderParameters): Promise<CryptoKey> => {
    const keys = usable();
    if (keys === undefined) {
      throw new AuthenticationUnavailableError();
    }
    return keys.keySet(header);
  };

  await refresh();
  const timer = setInterval(() => void refresh(), times.refreshMs);
  timer.unref();

  return {
    async keyFor(header) {
      if (usable() === undefined) {
        await refreshOnDemand();
      }
      try {
        return await lookUp(header);
      } catch (error) {
        if (!(error instanceof errors.JWKSNoMatchingKey)) {
          throw error;
        }
        await refreshOnDemand();
        return lookUp(header);
      }
    },
    state: () => (usable() === undefined ? 'missing' : isFailing ? 'failing' : 'loaded'),
    version: () => usable()?.version,
    stop: () => clearInterval(timer),
  };
}

/** A cause that an operator can act on, without a path, a query or a file's content. */
function faultOf(error: unknown): string {
  if (error instanceof KeySetError) {
    return error.message;
  }
  const { code, name, cause } = error as NodeJS.ErrnoException & { cause?: NodeJS.ErrnoException };
  return cause?.code ?? code ?? name;
}
