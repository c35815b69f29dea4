import { parseArgs } from 'node:util';

import { AUDIENCES, type Audience } from '../../../subgraphs/shared/access/viewer.ts';
import { isBadInput } from '../../../subgraphs/shared/bad-input.ts';
import { parseRowClaim, ROW_CLAIMS, type RowClaim } from '../row-claims.ts';

import type { DevelopmentClaims, TokenParties } from './issue-token.ts';

export type TokenOptions =
  | { readonly kind: 'help' }
  /** Write a new key to this file. */
  | { readonly kind: 'make-key'; readonly file: string }
  /** Issue a token, signed with the office's key for its parties, or else with the development key. */
  | {
      readonly kind: 'token';
      readonly claims: DevelopmentClaims;
      readonly hours: number;
      readonly office: { readonly key: string; readonly parties: TokenParties } | undefined;
    };

export const TOKEN_HELP = `npm run token -- --audience AUDIENCE [options]

Prints a token for the gateway on this machine, signed with the key in .data/development-key.json (created if missing).
Send it as a header: Authorization: Bearer TOKEN. Production does not accept it.

  --audience court        with --court CODE: 最高法, 闽, 闽09, 闽0902; reads cases of that court and of the courts below it
             committee    with --region CODE: 350900; 000000 is the whole country
             assessment   with --region CODE
             analyst      with --region CODE
             member       with --unit CODE: its unified social credit code
             auditor, public
  --hours N               validity in hours (default 8, at most 720; 0.01 to see one expire)
  --subject NAME          the person or service, for the access ledger (default developer)
  --purpose TEXT          what the data is used for
  --scope "A B"           fewer scopes than the audience has

An office without an identity provider may sign tokens with a key of its own:

  --make-key FILE         writes a new private key to FILE and prints the key set of its public half, for JWKS
  --key FILE              signs with that key
  --issuer NAME           the gateway's TOKEN_ISSUER
  --service NAME          the gateway's TOKEN_AUDIENCE`;

const MAX_HOURS = 720;

/** Parses the command line. Throws an `Error` that says what was expected. */
export function readTokenOptions(args: readonly string[]): TokenOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      audience: { type: 'string' },
      region: { type: 'string' },
      court: { type: 'string' },
      unit: { type: 'string' },
      hours: { type: 'string', default: '8' },
      subject: { type: 'string', default: 'developer' },
      purpose: { type: 'string' },
      scope: { type: 'string' },
      'make-key': { type: 'string' },
      key: { type: 'string' },
      issuer: { type: 'string' },
      service: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    return { kind: 'help' };
  }
  if (values['make-key']) {
    return { kind: 'make-key', file: values['make-key'] };
  }
  const audience = AUDIENCES.find((one) => one === values.audience);
  if (audience === undefined) {
    throw new Error(`--audience must be one of ${AUDIENCES.join(', ')}.`);
  }
  const { subject, purpose, scope } = values;
  for (const [name, text] of Object.entries({ subject, purpose })) {
    if (text === '' || (text?.length ?? 0) > 200) {
      throw new Error(`--${name} must have 1 to 200 characters.`);
    }
  }
  const claims = { audience, subject, purpose, scope, ...rowClaimOf(audience, values) };
  return { kind: 'token', claims, hours: hoursOf(values.hours), office: officeOf(values) };
}

function officeOf({ key, issuer, service }: { key?: string; issuer?: string; service?: string }) {
  if (key === undefined && issuer === undefined && service === undefined) {
    return undefined;
  }
  if (!key || !issuer || !service) {
    throw new Error('--key, --issuer and --service must be given together; see --help.');
  }
  return { key, parties: { issuer, service } };
}

function rowClaimOf(
  audience: Audience,
  values: { readonly [Name in RowClaim]?: string },
): { [Name in RowClaim]?: string } {
  const needed = ROW_CLAIMS[audience];
  const names = Object.keys(parseRowClaim) as RowClaim[];
  const unexpected = names.find((name) => values[name] !== undefined && name !== needed);
  if (unexpected !== undefined) {
    throw new Error(`--${unexpected} does not apply to ${audience}; see --help.`);
  }
  if (needed === null) {
    return {};
  }
  const text = values[needed];
  if (text === undefined) {
    throw new Error(`--audience ${audience} needs --${needed}; see --help.`);
  }
  try {
    return { [needed]: parseRowClaim[needed](text) };
  } catch (error) {
    throw isBadInput(error)
      ? new Error(`--${needed} ${error.extensions.fault}; expected ${error.extensions.expected}.`)
      : error;
  }
}

function hoursOf(text: string): number {
  const hours = /^\d{1,3}(\.\d{1,4})?$/.test(text) ? Number(text) : 0;
  if (hours <= 0 || hours > MAX_HOURS) {
    throw new Error(`--hours must be above 0 and at most ${MAX_HOURS}.`);
  }
  return hours;
}
