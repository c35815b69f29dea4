import { GraphQLScalarType, Kind, type ValueNode } from 'graphql';

import { badInput } from '../bad-input.ts';

import { canonicalOrSelf, parseTextLiteral, requireString } from './text-scalar.ts';

const EXPECTED = 'a decimal such as "550000.00" of at most 18 digits, 6 of them after the point';
const FORM = /^([+-]?)(\d+)(?:\.(\d*))?$/u;

/**
 * The canonical form of an exact decimal: at least two digits after the point and no zeros after those, no sign on
 * zero: `8000` and `8000.000` are `8000.00`, `0.5250` is `0.525`. One form from every database.
 * @throws badInput where it is no decimal, has more than 18 digits or more than 6 of them after the point
 */
export function parseDecimal(text: string): string {
  const parts = text.length > 64 ? null : FORM.exec(text.normalize('NFKC').trim());
  if (!parts) {
    throw badInput('is not a decimal', EXPECTED);
  }
  const [, sign = '', whole = '', fraction = ''] = parts;
  const integer = whole.replace(/^0+(?=\d)/u, '');
  const decimals = fraction.replace(/0+$/u, '');
  if (decimals.length > 6) {
    throw badInput('has more than 6 digits after the point', EXPECTED);
  }
  if ((integer === '0' ? 0 : integer.length) + Math.max(2, decimals.length) > 18) {
    throw badInput('has more than 18 digits', EXPECTED);
  }
  const size = `${integer}.${decimals.padEnd(2, '0')}`;
  return sign === '-' && /[1-9]/u.test(size) ? `-${size}` : size;
}

/** −1, 0 or 1 as `left` is less than, equal to or greater than `right`, exactly. */
export function compareDecimals(left: string, right: string): -1 | 0 | 1 {
  const scale = Math.max(scaleOf(left), scaleOf(right));
  const difference = unitsOf(left, scale) - unitsOf(right, scale);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

/** The exact sum, in canonical form; `0.00` of nothing. A sum may have more digits than an input. */
export function addDecimals(...terms: string[]): string {
  const scale = Math.max(2, ...terms.map(scaleOf));
  return fromUnits(
    terms.reduce((sum, term) => sum + unitsOf(term, scale), 0n),
    scale,
  );
}

/** `left − right`, exactly, in canonical form. */
export function subtractDecimals(left: string, right: string): string {
  const scale = Math.max(2, scaleOf(left), scaleOf(right));
  return fromUnits(unitsOf(left, scale) - unitsOf(right, scale), scale);
}

export const DecimalScalar = new GraphQLScalarType<string, string>({
  name: 'Decimal',
  description:
    '精确小数 Exact decimal, written as a string with two to six digits after the point, e.g. "550000.00"; never a float. ' +
    'Read from a string, a number in the query’s text, or a whole JSON number. At most 18 digits.',
  parseValue: parseJson,
  parseLiteral: parseLiteral,
  serialize: (value) => shown(requireString(value, 'Decimal')),
});

/** Two digits after the point, as databases write yuan: the canonical form, but for a zero with a sign. */
const YUAN = /^(?:0|-?[1-9]\d{0,15})\.\d{2}$/u;

function shown(stored: string): string {
  return YUAN.test(stored) ? stored : canonicalOrSelf(parseDecimal, stored);
}

/** A JSON number with a fraction was a binary float before we saw it, and may have lost digits: refused. */
function parseJson(value: unknown): string {
  if (typeof value === 'string') {
    return parseDecimal(value);
  }
  if (typeof value !== 'number') {
    throw badInput('is neither a string nor a whole number', EXPECTED);
  }
  if (!Number.isSafeInteger(value)) {
    throw badInput('is a JSON number that cannot be exact', EXPECTED);
  }
  return parseDecimal(String(value));
}

/** A number in the document's text is still text, so it is exact as written. */
function parseLiteral(node: ValueNode): string {
  const number = node.kind === Kind.INT || node.kind === Kind.FLOAT;
  return parseTextLiteral(number ? { ...node, kind: Kind.STRING } : node, EXPECTED, parseDecimal);
}

function scaleOf(decimal: string): number {
  return FORM.exec(decimal)?.[3]?.length ?? 0;
}

function unitsOf(decimal: string, scale: number): bigint {
  const parts = FORM.exec(decimal);
  if (!parts) {
    throw new TypeError('Arithmetic on a text that is not a decimal');
  }
  const [, sign = '', whole = '', fraction = ''] = parts;
  const units = BigInt(whole + fraction.padEnd(scale, '0'));
  return sign === '-' ? -units : units;
}

function fromUnits(units: bigint, scale: number): string {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  const decimals = digits.slice(-scale).replace(/0+$/u, '').padEnd(2, '0');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -scale)}.${decimals}`;
}
