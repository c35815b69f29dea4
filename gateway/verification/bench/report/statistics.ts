export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** Three significant figures without an exponent: 0.0312, 1.45, 87.3, 1,204. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) {
    return '–';
  }
  if (value >= 100) {
    return Math.round(value).toLocaleString('en-US');
  }
  return value.toPrecision(3);
}

/** Round by round, for the rounds that both have. */
export function ratios(above: readonly number[], below: readonly number[]): readonly number[] {
  return above.slice(0, below.length).map((value, round) => value / (below[round] ?? Number.NaN));
}

/** Median of the ratios, with the least and the greatest. */
export function ratio(above: readonly number[], below: readonly number[]): string {
  const all = ratios(above, below);
  return `${figure(median(all))} (${figure(Math.min(...all))}–${figure(Math.max(...all))})`;
}
