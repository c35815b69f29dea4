/** The result for a nonce with a valid signature. `full`: no room to remember it, so it must be refused. */
export type NonceVerdict = 'first' | 'replayed' | 'full';

export interface SeenNonces {
  /** Remembers a nonce until its envelope has expired. Times in milliseconds since 1970. */
  see(nonce: string, expiresAt: number, now: number): NonceVerdict;
}

/**
 * Remembers at most `most` nonces, and refuses the next: to forget one early would let its envelope in again. Nonces are
 * kept by the second in which they expire. To look in that second alone is enough, since the signature binds the nonce to
 * the time of signing.
 */
export function seenNonces(most: number): SeenNonces {
  const bySecond = new Map<number, Set<string>>();
  let remembered = 0;

  const forgetExpired = (now: number): void => {
    for (const [second, nonces] of bySecond) {
      if ((second + 1) * 1000 <= now) {
        bySecond.delete(second);
        remembered -= nonces.size;
      }
    }
  };

  return {
    see(nonce, expiresAt, now) {
      const second = Math.floor(expiresAt / 1000);
      let nonces = bySecond.get(second);
      if (nonces?.has(nonce)) {
        return 'replayed';
      }
      if (nonces === undefined || remembered >= most) {
        forgetExpired(now);
      }
      if (remembered >= most) {
        return 'full';
      }
      if (nonces === undefined) {
        bySecond.set(second, (nonces = new Set()));
      }
      nonces.add(nonce);
      remembered += 1;
      return 'first';
    },
  };
}
