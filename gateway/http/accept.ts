/** The media types of a GraphQL response: https://http-spec.graphql.org/September2026/#sec-Media-Types */
export const JSON_TYPE = 'application/json';
export const RESULT_TYPE = 'application/graphql-response+json';
export type ResponseType = typeof JSON_TYPE | typeof RESULT_TYPE;

/**
 * Of the media types or languages that are offered, the one that an `Accept` or `Accept-Language` header prefers (RFC 9110, 12.4
 * and 12.5): by weight, then by how exactly it is named, then by the header's order.
 *
 * @param offered the first is chosen where there is no header, or where it has no preference
 * @returns undefined where the header accepts none of them
 */
export function preferred<const Offer extends string>(
  header: string | undefined,
  offered: readonly Offer[],
): Offer | undefined {
  if (header === undefined || header.trim() === '') {
    return offered[0];
  }
  const ranges = header.split(',').map(readRange);
  let best: { readonly offer: Offer; readonly rank: Rank } | undefined;
  for (const offer of offered) {
    const rank = rankOf(offer, ranges);
    if (rank !== undefined && (best === undefined || isHigher(rank, best.rank))) {
      best = { offer, rank };
    }
  }
  return best?.offer;
}

/** Whether a client takes an answer in this content coding; none where it does not say (RFC 9110, 12.5.3, allows any). */
export function acceptsCoding(acceptEncoding: string | string[] | undefined, coding: string): boolean {
  const header = String(acceptEncoding ?? '').trim();
  return header !== '' && preferred(header, [coding]) !== undefined;
}

interface Range {
  readonly name: string;
  readonly weight: number;
}

/** How much an offer is preferred: the first difference counts. */
type Rank = readonly [weight: number, exactness: number, position: number];

/** Parameters other than the weight, such as `charset=utf-8`, decide nothing: everything here is in UTF-8. */
function readRange(text: string): Range {
  const [name = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const [, weight = '1'] = parameters.map((parameter) => /^q=([\d.]+)$/.exec(parameter)).find((found) => found) ?? [];
  return { name, weight: Number(weight) || 0 };
}

/** By the most exact of the ranges that include the offer; undefined where that has the weight 0, or there is none. */
function rankOf(offer: string, ranges: readonly Range[]): Rank | undefined {
  let rank: Rank | undefined;
  ranges.forEach(({ name, weight }, position) => {
    const exactness = exactnessOf(name, offer);
    if (exactness > (rank?.[1] ?? 0)) {
      rank = [weight, exactness, -position];
    }
  });
  return rank === undefined || rank[0] === 0 ? undefined : rank;
}

/** 3 where a range names the offer, 2 where it names its type or a form of its language, 1 where it names all, otherwise 0. */
function exactnessOf(range: string, offer: string): number {
  if (range === offer) {
    return 3;
  }
  if (range === '*' || range === '*/*') {
    return 1;
  }
  return (range.endsWith('/*') && offer.startsWith(range.slice(0, -1))) || range.startsWith(`${offer}-`) ? 2 : 0;
}

function isHigher(one: Rank, other: Rank): boolean {
  const difference = one.map((value, at) => value - (other[at] ?? 0)).find((value) => value !== 0);
  return difference !== undefined && difference > 0;
}
