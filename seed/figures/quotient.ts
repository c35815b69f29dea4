/**
 * An exact fraction: `top / bottom`, `bottom` above 0. Decimals would not do: a change of 36 on 75 has no last digit.
 */
export interface Quotient {
  readonly top: bigint;
  readonly bottom: bigint;
}

/**
 * A decimal as an exact number, e.g. '-0.0633'.
 * @throws TypeError where the text is not a plain decimal, e.g. has an exponent
 */
export function quotientOf(decimal: string): Quotient {
  if (!/^-?\d+(\.\d+)?$/.test(decimal)) {
    throw new TypeError('Not a plain decimal');
  }
  return { top: BigInt(decimal.replace('.', '')), bottom: 10n ** BigInt(digitsAfterPoint(decimal)) };
}

/** The change from `before` to `after` as a ratio of `before`; null where `before` is 0. */
export function changeBetween(before: number, after: number): Quotient | null {
  if (before === 0) {
    return null;
  }
  return { top: BigInt(after) - BigInt(before), bottom: BigInt(before) };
}

export function minus(left: Quotient, right: Quotient): Quotient {
  return { top: left.top * right.bottom - right.top * left.bottom, bottom: left.bottom * right.bottom };
}

/** Rounded half away from zero, counted in units of the last of `digits` after the point. */
export function roundedTo(digits: number, { top, bottom }: Quotient): bigint {
  const size = (absolute(top) * 10n ** BigInt(digits) * 2n + bottom) / (bottom * 2n);
  return top < 0n ? -size : size;
}

/**
 * Truncated towards zero, counted in units of the last of `digits` after the point; negative `digits` truncate before
 * the point.
 */
export function cutTo(digits: number, { top, bottom }: Quotient): bigint {
  return digits < 0 ? top / (bottom * 10n ** BigInt(-digits)) : (top * 10n ** BigInt(digits)) / bottom;
}

/** How many digits a decimal has after its point. */
export function digitsAfterPoint(decimal: string): number {
  return decimal.split('.')[1]?.length ?? 0;
}

/** As a decimal of at most six digits after the point, without zeros at its end. */
export function shown(value: Quotient): string {
  const millionths = roundedTo(6, value);
  const digits = absolute(millionths).toString().padStart(7, '0');
  const fraction = digits.slice(-6).replace(/0+$/, '');
  return `${millionths < 0n ? '-' : ''}${digits.slice(0, -6)}${fraction && `.${fraction}`}`;
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}
