import type { JWTPayload } from 'jose';

import { AUDIENCES, type Audience, type Viewer } from '../../subgraphs/shared/access/viewer.ts';
import { isBadInput } from '../../subgraphs/shared/bad-input.ts';

import type { ClaimPath, ClaimsMapping } from './claims-mapping.ts';
import { AuthenticationRefused } from './refusal.ts';
import { parseRowClaim, ROW_CLAIMS } from './row-claims.ts';

/** Which scopes an audience has at most. */
export type ScopesOf = (audience: Audience) => readonly string[];

/** Long enough for any name or purpose, too short to fill the ledger with. */
const MOST_CHARACTERS = 200;

/**
 * Who asks, by the claims of a token that has been verified. A token that does not say which rows are its bearer's is
 * refused rather than shown none: whoever set up the identity provider hears of it.
 *
 * @throws AuthenticationRefused naming the claim at fault
 */
export function viewerOfClaims(claims: JWTPayload, mapping: ClaimsMapping, scopesOf: ScopesOf): Viewer {
  const audience = audienceOf(claims, mapping);
  const rowClaim = ROW_CLAIMS[audience];
  const nobodysRows = { region: null, court: null, unit: null };
  return {
    audience,
    subject: textAt(claims, mapping.subject),
    scopes: narrowed(scopesOf(audience), claims, mapping.scopes),
    ...nobodysRows,
    ...(rowClaim && { [rowClaim]: parsedAt(claims, mapping[rowClaim], parseRowClaim[rowClaim]) }),
    purpose: mapping.purpose && valueAt(claims, mapping.purpose) != null ? textAt(claims, mapping.purpose) : null,
  };
}

/** The names by which HTTP Basic may call the token's bearer. */
export function basicNamesOf(claims: JWTPayload, { subject, client }: ClaimsMapping): readonly unknown[] {
  return [valueAt(claims, subject), client && valueAt(claims, client)];
}

function audienceOf(claims: JWTPayload, { audience: path, audiences }: ClaimsMapping): Audience {
  const roles = listAt(claims, path);
  if (roles === undefined) {
    throw new AuthenticationRefused('CLAIM_MISSING', path.join('.'));
  }
  const named = new Set(
    roles.flatMap((role) => (Object.hasOwn(audiences, role) ? audiences[role] : ownName(role)) ?? []),
  );
  const [audience, another] = [...named];
  if (audience === undefined) {
    throw new AuthenticationRefused('AUDIENCE_UNKNOWN', path.join('.'));
  }
  if (another !== undefined) {
    throw new AuthenticationRefused('AUDIENCE_AMBIGUOUS', path.join('.'));
  }
  return audience;
}

function ownName(role: string): Audience | undefined {
  return AUDIENCES.find((audience) => audience === role);
}

/** A token can only narrow what its audience may see: a scope of its own that the audience lacks gives nothing. */
function narrowed(scopes: readonly string[], claims: JWTPayload, path: ClaimPath | null): readonly string[] {
  const claimed = path === null ? undefined : listAt(claims, path, / +/);
  return scopes.filter((scope) => claimed === undefined || claimed.includes(scope)).toSorted();
}

function parsedAt(claims: JWTPayload, path: ClaimPath, parse: (text: string) => string): string {
  const text = textAt(claims, path);
  try {
    return parse(text);
  } catch (error) {
    throw isBadInput(error) ? new AuthenticationRefused('CLAIM_MALFORMED', path.join('.')) : error;
  }
}

function textAt(claims: JWTPayload, path: ClaimPath): string {
  const value = valueAt(claims, path);
  if (value === undefined || value === null) {
    throw new AuthenticationRefused('CLAIM_MISSING', path.join('.'));
  }
  if (typeof value !== 'string' || value === '' || value.length > MOST_CHARACTERS) {
    throw new AuthenticationRefused('CLAIM_MALFORMED', path.join('.'));
  }
  return value;
}

/** A list of texts, or one text as a list (cut at the separator); undefined where there is no such claim. */
function listAt(claims: JWTPayload, path: ClaimPath, separator?: RegExp): readonly string[] | undefined {
  const value = valueAt(claims, path);
  if (value === undefined || value === null) {
    return undefined;
  }
  if (typeof value === 'string') {
    return separator ? value.split(separator) : [value];
  }
  if (!Array.isArray(value) || !value.every((one) => typeof one === 'string')) {
    throw new AuthenticationRefused('CLAIM_MALFORMED', path.join('.'));
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
