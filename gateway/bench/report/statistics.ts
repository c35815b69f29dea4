export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** Three figures that matter, without an exponent: 0.0312, 1.45, 87.3, 1,204. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (value >= 100) return Math.round(value).toLocaleString('en-US');
  return value.toPrecision(3);
}

/** Median of the ratios round by round, with the least and the greatest. */
export function ratio(above: readonly number[], below: readonly number[]): string {
  const ratios = above.map((value, round) => value / (below[round] ?? Number.NaN));
  return `${figure(median(ratios))} (${figure(Math.min(...ratios))}–${figure(Math.max(...ratios))})`;
}
