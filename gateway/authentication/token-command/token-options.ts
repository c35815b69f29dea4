import { parseArgs } from 'node:util';

import { AUDIENCES, type Audience } from '../../../subgraphs/shared/access/viewer.ts';
import { isBadInput } from '../../../subgraphs/shared/bad-input.ts';
import type { DevelopmentClaims, TokenParties } from '../development/issue-token.ts';
import { parseRowClaim, ROW_CLAIMS, type RowClaim } from '../row-claims.ts';

export type TokenOptions =
  | { readonly kind: 'help' }
  /** A new key into this file. */
  | { readonly kind: 'make-key'; readonly file: string }
  /** A token, signed with the key in `key` for its parties, or else with the development key. */
  | {
      readonly kind: 'token';
      readonly claims: DevelopmentClaims;
      readonly hours: number;
      readonly office: { readonly key: string; readonly parties: TokenParties } | undefined;
    };

export const TOKEN_HELP = `npm run token -- --audience AUDIENCE [options]

Prints a token that the gateway of this machine takes, signed with the key in .data/development-key.json (made where
there is none). Send it as a header: Authorization: Bearer TOKEN. Production takes no such token.

  --audience court        with --court CODE: 最高法, 闽, 闽09, 闽0902; sees that court's cases and those below it
             committee    with --region CODE: 350900; 000000 is the whole country
             assessment   with --region CODE
             analyst      with --region CODE
             member       with --unit CODE: its unified social credit code
             auditor, public
  --hours N               how long it is good (default 8, at most 720; 0.01 to see one expire)
  --subject NAME          who it is, for the access ledger (default developer)
  --purpose TEXT          what the data is for
  --scope "A B"           fewer scopes than the audience has

An office without an identity provider may sign tokens with a key of its own:

  --make-key FILE         writes a new private key to FILE and prints the key set of its public half, for JWKS
  --key FILE              signs with that key
  --issuer NAME           as TOKEN_ISSUER says
  --service NAME          as TOKEN_AUDIENCE says`;

const MOST_HOURS = 720;

/** Reads the command line. Throws an `Error` that says what was expected. */
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
    throw new Error(`--audience is one of ${AUDIENCES.join(', ')}.`);
  }
  const { subject, purpose, scope } = values;
  for (const [name, text] of Object.entries({ subject, purpose })) {
    if (text === '' || (text?.length ?? 0) > 200) {
      throw new Error(`--${name} is a text of 1 to 200 characters.`);
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
    throw new Error('--key, --issuer and --service go together; see --help.');
  }
  return { key, parties: { issuer, service } };
}

function rowClaimOf(
  audience: Audience,
  given: { readonly [Name in RowClaim]?: string },
): { [Name in RowClaim]?: string } {
  const needed = ROW_CLAIMS[audience];
  const names = Object.keys(parseRowClaim) as RowClaim[];
  const astray = names.find((name) => given[name] !== undefined && name !== needed);
  if (astray !== undefined) {
    throw new Error(`--${astray} says nothing of ${audience}; see --help.`);
  }
  if (needed === null) {
    return {};
  }
  const text = given[needed];
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
  if (hours <= 0 || hours > MOST_HOURS) {
    throw new Error(`--hours is a number above 0, at most ${MOST_HOURS}.`);
  }
  return hours;
}
