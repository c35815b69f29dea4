/** Digits after the point that a rate is shown with. */
const RATE_SCALE = 6;

/**
 * The exact quotient of two decimals, rounded half away from zero to six places, as text; null where the denominator
 * is 0, because a rate over nothing is not 0 but none.
 */
export function rate(numerator: string | number, denominator: string | number): string | null {
  const [top, bottom] = sameScale(String(numerator), String(denominator));
  if (bottom === 0n) {
    return null;
  }
  const negative = top < 0n !== bottom < 0n && top !== 0n;
  const scaled = (absolute(top) * 10n ** BigInt(RATE_SCALE) * 2n + absolute(bottom)) / (absolute(bottom) * 2n);
  const digits = scaled.toString().padStart(RATE_SCALE + 1, '0');
  return `${negative ? '-' : ''}${digits.slice(0, -RATE_SCALE)}.${digits.slice(-RATE_SCALE)}`;
}

function sameScale(...decimals: [string, string]): [bigint, bigint] {
  const fractions = decimals.map((decimal) => decimal.split('.')[1]?.length ?? 0);
  const scale = Math.max(...fractions);
  const [first, second] = decimals.map((decimal, index) =>
    BigInt(decimal.replace('.', '') + '0'.repeat(scale - (fractions[index] ?? 0))),
  );
  return [first ?? 0n, second ?? 0n];
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}
