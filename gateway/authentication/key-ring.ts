import { createLocalJWKSet, errors, type CryptoKey, type JWSHeaderParameters, type LocalJWKSet } from 'jose';
import type { Logger } from 'pino';

import { KeySetRefused, parseKeySet } from './key-set.ts';
import type { KeySource } from './key-source.ts';
import { AuthenticationUnavailable } from './refusal.ts';

/** When keys are fetched; all in milliseconds. */
export interface KeyTimes {
  /** How often they are fetched again. */
  readonly refreshMs: number;
  /** How long, after a fetch that an unknown key id or an outage made, before the next such one. */
  readonly unknownKeyMs: number;
  /** How long after the last fetch that went well they may still be used. */
  readonly staleMs: number;
}

export interface KeyRing {
  /**
   * The key that the header names. An id that is not there may be of a key that is new: the set is fetched again, but
   * only once per interval, or anybody could have us fetch it with every request.
   *
   * @throws AuthenticationUnavailable, or jose's error where there is no such key
   */
  keyFor(header: JWSHeaderParameters): Promise<CryptoKey>;
  /** Another number where the keys are others; undefined while there are none to be used. */
  version(): number | undefined;
  stop(): void;
}

export interface KeyRingParts {
  readonly source: KeySource;
  readonly times: KeyTimes;
  readonly inProduction: boolean;
  readonly logger: Logger;
  /** Milliseconds; monotonic. */
  readonly now?: () => number;
}

/** Fetches the keys, and again and again until stopped. Keys that cannot be had now may be had later: it never fails. */
export async function openKeyRing({
  source,
  times,
  inProduction,
  logger,
  now = monotonic,
}: KeyRingParts): Promise<KeyRing> {
  let held: { text: string; keySet: LocalJWKSet; fetchedAt: number } | undefined;
  let version = 0;
  let wasGood = true;
  let askedAt = -Infinity;
  let underWay: Promise<void> | undefined;

  const fetchKeys = async (): Promise<void> => {
    try {
      const text = await source();
      if (text !== held?.text) {
        held = { text, keySet: createLocalJWKSet(parseKeySet(text, inProduction)), fetchedAt: now() };
        version += 1;
        logger.info({ keys: held.keySet.jwks().keys.length }, 'token keys');
      }
      held.fetchedAt = now();
      wasGood = true;
    } catch (error) {
      if (wasGood) {
        logger.error({ fault: faultOf(error) }, 'token keys could not be had');
      }
      wasGood = false;
    }
  };
  const refresh = (): Promise<void> => (underWay ??= fetchKeys().finally(() => (underWay = undefined)));
  /** For whoever cannot do without; spaced out. */
  const refreshOnDemand = async (): Promise<void> => {
    if (underWay === undefined && now() - askedAt < times.unknownKeyMs) {
      return;
    }
    askedAt = now();
    await refresh();
  };
  const usable = (): LocalJWKSet | undefined =>
    held !== undefined && now() - held.fetchedAt <= times.staleMs ? held.keySet : undefined;

  await refresh();
  const timer = setInterval(() => void refresh(), times.refreshMs);
  timer.unref();

  return {
    async keyFor(header) {
      if (usable() === undefined) {
        await refreshOnDemand();
      }
      try {
        return await required(usable())(header);
      } catch (error) {
        if (!(error instanceof errors.JWKSNoMatchingKey)) {
          throw error;
        }
        await refreshOnDemand();
        return required(usable())(header);
      }
    },
    version: () => (usable() === undefined ? undefined : version),
    stop: () => clearInterval(timer),
  };
}

function required(keySet: LocalJWKSet | undefined): LocalJWKSet {
  if (keySet === undefined) {
    throw new AuthenticationUnavailable();
  }
  return keySet;
}

/** What an operator can act on; neither an address nor a file's content. */
function faultOf(error: unknown): string {
  if (error instanceof KeySetRefused) {
    return error.message;
  }
  const { code, name, cause } = error as NodeJS.ErrnoException & { cause?: NodeJS.ErrnoException };
  return cause?.code ?? code ?? name;
}

function monotonic(): number {
  return performance.now();
}
