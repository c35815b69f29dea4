const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const BODY_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/**
 * First two characters, by registration authority: 11 organ, 12 public institution, 91 enterprise … (GB 32100-2015).
 */
export type CreditCodeKind = '11' | '12' | '51' | '91' | '92' | '93';

/**
 * A well-formed unified social credit code: kind, region of registration, an organisation code made from `key` (a whole
 * number below 10^7; equal keys give equal codes) with its own check character (GB 11714), and the check character over
 * all (GB 32100-2015). Agencies and enterprises use different `series`, so that their codes never collide.
 */
export function creditCodeOf(kind: CreditCodeKind, regionCode: string, series: 'X' | 'Y', key: number): string {
  const body = series + String(key % 10_000_000).padStart(7, '0');
  let bodySum = 0;
  for (let i = 0; i < 8; i += 1) {
    bodySum += (i === 0 ? (series === 'X' ? 33 : 34) : Number(body.charAt(i))) * (BODY_WEIGHTS[i] as number);
  }
  const head = kind + regionCode + body + '0123456789X0'.charAt(11 - (bodySum % 11));
  let sum = 0;
  for (let i = 0; i < 17; i += 1) {
    sum += ALPHABET.indexOf(head.charAt(i)) * (WEIGHTS[i] as number);
  }
  return head + ALPHABET.charAt((31 - (sum % 31)) % 31);
}
