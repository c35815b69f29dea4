import type { JWTPayload } from 'jose';

import { AUDIENCES, type Audience } from '../../subgraphs/shared/access/audiences.ts';
import { type Viewer } from '../../subgraphs/shared/access/viewer.ts';
import { isBadInput } from '../../subgraphs/shared/bad-input.ts';

import type { ClaimPath, ClaimsMapping } from './claims-mapping.ts';
import { AuthenticationRefusedError } from './refusal.ts';
import { parseRowClaim, ROW_CLAIMS } from './row-claims.ts';

/** The scopes of an audience, before a token narrows them. */
export type ScopesOf = (audience: Audience) => readonly string[];

/** Enough for any name or purpose, and too short to flood the access ledger. */
const MAX_CHARACTERS = 200;

/**
 * Builds the viewer from the claims of a verified token. A token without the claim that scopes its rows is refused, not
 * served with no rows, so that a faulty setup of the identity provider is noticed.
 *
 * @throws AuthenticationRefusedError naming the claim at fault
 */
export function viewerOfClaims(claims: JWTPayload, mapping: ClaimsMapping, scopesOf: ScopesOf): Viewer {
  const audience = audienceOf(claims, mapping);
  const rowClaim = ROW_CLAIMS[audience];
  const noRows = { region: null, court: null, unit: null };
  return {
    audience,
    subject: textAt(claims, mapping.subject),
    scopes: narrowed(scopesOf(audience), claims, mapping.scopes),
    ...noRows,
    ...(rowClaim && { [rowClaim]: parsedAt(claims, mapping[rowClaim], parseRowClaim[rowClaim]) }),
    purpose: mapping.purpose && valueAt(claims, mapping.purpose) != null ? textAt(claims, mapping.purpose) : null,
    ...(claims.exp !== undefined && { expiresAt: Math.floor(claims.exp * 1000) }),
  };
}

/** The user names that HTTP Basic may send with the token. */
export function basicNamesOf(claims: JWTPayload, { subject, client }: ClaimsMapping): readonly unknown[] {
  return [valueAt(claims, subject), client && valueAt(claims, client)];
}

function audienceOf(claims: JWTPayload, { audience: path, audiences }: ClaimsMapping): Audience {
  const roles = listAt(claims, path);
  if (roles === undefined) {
    throw new AuthenticationRefusedError('CLAIM_MISSING', path.join('.'));
  }
  const matches = new Set(
    roles.flatMap((role) => (Object.hasOwn(audiences, role) ? audiences[role] : ownName(role)) ?? []),
  );
  const [audience, another] = [...matches];
  if (audience === undefined) {
    throw new AuthenticationRefusedError('AUDIENCE_UNKNOWN', path.join('.'));
  }
  if (another !== undefined) {
    throw new AuthenticationRefusedError('AUDIENCE_AMBIGUOUS', path.join('.'));
  }
  return audience;
}

function ownName(role: string): Audience | undefined {
  return AUDIENCES.find((audience) => audience === role);
}

/** A token can only narrow the scopes of its audience; a scope that the audience lacks is ignored. */
function narrowed(scopes: readonly string[], claims: JWTPayload, path: ClaimPath | null): readonly string[] {
  const claimed = path === null ? undefined : listAt(claims, path, / +/);
  return scopes.filter((scope) => claimed === undefined || claimed.includes(scope)).toSorted();
}

function parsedAt(claims: JWTPayload, path: ClaimPath, parse: (text: string) => string): string {
  const text = textAt(claims, path);
  try {
    return parse(text);
  } catch (error) {
    throw isBadInput(error) ? new AuthenticationRefusedError('CLAIM_MALFORMED', path.join('.')) : error;
  }
}

function textAt(claims: JWTPayload, path: ClaimPath): string {
  const value = valueAt(claims, path);
  if (value === undefined || value === null) {
    throw new AuthenticationRefusedError('CLAIM_MISSING', path.join('.'));
  }
  if (typeof value !== 'string' || value === '' || value.length > MAX_CHARACTERS) {
    throw new AuthenticationRefusedError('CLAIM_MALFORMED', path.join('.'));
  }
  return value;
}

/** A list of texts; a single text is split at the separator. Undefined if the claim is missing. */
function listAt(claims: JWTPayload, path: ClaimPath, separator?: RegExp): readonly string[] | undefined {
  const value = valueAt(claims, path);
  if (value === undefined || value === null) {
    return undefined;
  }
  if (typeof value === 'string') {
    return separator ? value.split(separator) : [value];
  }
  if (!Array.isArray(value) || !value.every((one) => typeof one === 'string')) {
    throw new AuthenticationRefusedError('CLAIM_MALFORMED', path.join('.'));
  }
  return value;
}

function valueAt(claims: JWTPayload, path: ClaimPath): unknown {
  return path.reduce<unknown>(
    (value, name) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, name)
        ? (value as Record<string, unknown>)[name]
        : undefined,
    claims,
  );
}
