/**
 * Data computed from ids, nothing is stored. A page is a closed set of members, products and reviews; all pages have the same
 * shape and the same size to the byte. So requests for different pages cost the same and have no fetch in common.
 */
export interface MemberRow {
  readonly id: string;
  readonly handle: string;
  readonly fullName: string;
  readonly joinedOn: string;
}

export interface ProductRow {
  readonly sku: string;
  readonly title: string;
  readonly priceCents: number;
  readonly weightGrams: number;
}

export interface ReviewRow {
  readonly id: string;
  readonly text: string;
  readonly stars: number;
  readonly authorId: string;
  readonly sku: string;
}

/** Number of pages. */
export const PAGES = 64;

const MEMBERS = 7;
const PRODUCTS = 9;
const BEST_SELLERS = 5;
const REVIEWS_OF_MEMBER = 3;

export function membersOn(page: number): readonly MemberRow[] {
  return numbers(MEMBERS).map((index) => memberRow(idOf('m', page, index)));
}

export function bestSellersOn(page: number): readonly ProductRow[] {
  return numbers(BEST_SELLERS).map((index) => productRow(idOf('p', page, index)));
}

export function memberRow(id: string): MemberRow {
  const { page, index } = positionOf(id);
  return {
    id,
    handle: `reader-${two(page)}-${two(index)}`,
    fullName: `Reader number ${two(index)} of page ${two(page)}`,
    joinedOn: `2021-03-${two(index + 10)}`,
  };
}

export function productRow(sku: string): ProductRow {
  const { page, index } = positionOf(sku);
  return {
    sku,
    title: `Bookcase ${two(index)} in oak, model ${two(page)}`,
    priceCents: 45_000 + index * 1_111,
    weightGrams: 21_000 + index * 777,
  };
}

export function reviewsOfMember(id: string): readonly ReviewRow[] {
  const { page, index } = positionOf(id);
  return numbers(REVIEWS_OF_MEMBER).map((nth) => reviewRow(page, index * REVIEWS_OF_MEMBER + nth));
}

export function reviewsOfProduct(sku: string): readonly ReviewRow[] {
  const { page, index } = positionOf(sku);
  return numbers(MEMBERS * REVIEWS_OF_MEMBER)
    .filter((nth) => productIndexOf(nth) === index)
    .map((nth) => reviewRow(page, nth));
}

/** What the inventory knows of a product; `shippingCents` follows from fields of another subgraph. */
export function stockOf(sku: string): { readonly inStock: boolean; readonly restockedById: string } {
  const { page, index } = positionOf(sku);
  return { inStock: index % 3 !== 0, restockedById: idOf('m', page, index % MEMBERS) };
}

export function shippingCents(priceCents: number, weightGrams: number): number {
  return priceCents > 50_000 ? 1_000 : Math.round(weightGrams / 2) + 100;
}

function reviewRow(page: number, nth: number): ReviewRow {
  return {
    id: idOf('r', page, nth),
    text: `Holds ${two(nth)} rows of court reports. The shelf bends after a year, see page ${two(page)}; the screws are sound, the doors close, and the varnish does not smell.`,
    stars: (nth % 5) + 1,
    authorId: idOf('m', page, Math.floor(nth / REVIEWS_OF_MEMBER)),
    sku: idOf('p', page, productIndexOf(nth)),
  };
}

function productIndexOf(nth: number): number {
  return (nth * 5) % PRODUCTS;
}

function idOf(kind: 'm' | 'p' | 'r', page: number, index: number): string {
  return `${kind}${two(page)}-${two(index)}`;
}

function positionOf(id: string): { readonly page: number; readonly index: number } {
  return { page: Number(id.slice(1, 3)), index: Number(id.slice(4, 6)) };
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}
