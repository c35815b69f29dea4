/** A viewer's older timeouts say nothing about the office now. */
const REMEMBERED_MS = 60_000;

/**
 * Decides which timeouts are evidence against an office.
 *
 * Threat: one viewer who asks what takes too long, or with a deadline that is over at once, opens the circuit for everybody. So
 * the timeouts of one viewer count at most for a quarter of what opens it: it takes several viewers to say that an office does
 * not answer. A timeout of a dear request counts for nothing.
 *
 * @param size of the latest fetches by which the circuit is judged
 */
export function timeoutCounter(size: number, now: () => number = () => performance.now()) {
  const ofOneViewer = Math.max(1, Math.floor(size / 4));
  let counted: { readonly payer: string; readonly at: number }[] = [];
  return (payer: string): boolean => {
    const at = now();
    counted = counted.filter((one) => at - one.at < REMEMBERED_MS).slice(-size);
    if (counted.filter((one) => one.payer === payer).length >= ofOneViewer) {
      return false;
    }
    counted.push({ payer, at });
    return true;
  };
}
