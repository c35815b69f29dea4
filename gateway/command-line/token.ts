import { Command } from 'commander';

import { AUDIENCES, type Audience } from '../../subgraphs/shared/access/audiences.ts';
import type { TokenRequest } from '../authentication/issuing/token-command.ts';
import type { RowClaim } from '../authentication/row-claims.ts';

import { oneOf, shortText, UsageError } from './option-values.ts';

type Values = {
  readonly audience?: Audience;
  readonly hours: number;
  readonly subject: string;
  readonly purpose?: string;
  readonly scope?: string;
  readonly makeKey?: string | true;
  readonly key?: string;
  readonly issuer?: string;
  readonly service?: string;
} & { readonly [Claim in RowClaim]?: string };

const MAX_HOURS = 720;

const AFTER = `
An audience needs the code that says which rows it reads:

  court                             --court
  committee, assessment, analyst    --region
  member                            --unit
  auditor, public                   none

An office without an identity provider may sign tokens with a key of its own: npx lianzhi init (or --make-key) once,
then --issuer and --service.`;

/** `lianzhi token`: a token for any audience. */
export function tokenCommand(issue: (request: TokenRequest) => Promise<void> = load): Command {
  return new Command('token')
    .summary('a token of the development key, for any audience, region, court or unit')
    .description(
      'Prints a token that the gateway of this machine accepts, signed with the key in .data/development-key.json ' +
        '(made if missing). Send it as a header: Authorization: Bearer TOKEN. Production does not accept it.',
    )
    .option('--audience <name>', `one of ${AUDIENCES.join(', ')}`, oneOf('--audience', AUDIENCES))
    .option(
      '--court <code>',
      'the court whose cases, and those of the courts below it, are read: 最高法, 闽, 闽09, 闽0902',
    )
    .option('--region <code>', 'the region that is read: 350900; 000000 is the whole country')
    .option('--unit <code>', 'the unit that is read, by its unified social credit code')
    .option('--hours <n>', `how long the token is valid, at most ${MAX_HOURS}; 0.01 to see one expire`, hours, 8)
    .option('--subject <name>', 'the person or service, for the access ledger', shortText('--subject'), 'developer')
    .option('--purpose <text>', 'what the data is for', shortText('--purpose'))
    .option('--scope <scopes>', 'fewer scopes than the audience has: "A B"')
    .option(
      '--make-key [file]',
      'write a new private key and print the key set of its public half, for JWKS; without a file, into ' +
        '~/.config/lianzhi/signing-key.json',
    )
    .option('--key <file>', 'sign with this key (with --issuer, by default ~/.config/lianzhi/signing-key.json)')
    .option('--issuer <name>', 'the same as TOKEN_ISSUER of the gateway')
    .option('--service <name>', 'the same as TOKEN_AUDIENCE of the gateway')
    .addHelpText('after', AFTER)
    .action(async (values: Values) => issue(await requestOf(values)));
}

async function requestOf(values: Values): Promise<TokenRequest> {
  if (values.makeKey !== undefined) {
    return { kind: 'make-key', file: values.makeKey === true ? undefined : values.makeKey };
  }
  const { audience, subject, purpose, scope } = values;
  if (audience === undefined) {
    throw new UsageError(`--audience is one of ${AUDIENCES.join(', ')}.`);
  }
  const claims = { audience, subject, purpose, scope, ...(await rowClaimOf(audience, values)) };
  return { kind: 'token', claims, hours: values.hours, office: officeOf(values) };
}

function officeOf({ key, issuer, service }: Values) {
  if (key === undefined && issuer === undefined && service === undefined) {
    return undefined;
  }
  if (!issuer || !service) {
    throw new UsageError('--issuer and --service go together, and --key goes with them.');
  }
  return { key, parties: { issuer, service } };
}

async function rowClaimOf(audience: Audience, values: Values): Promise<{ [Claim in RowClaim]?: string }> {
  const { parseRowClaim, ROW_CLAIMS } = await import('../authentication/row-claims.ts');
  const { isBadInput } = await import('../../subgraphs/shared/bad-input.ts');
  const needed = ROW_CLAIMS[audience];
  const names = Object.keys(parseRowClaim) as RowClaim[];
  const misplaced = names.find((name) => values[name] !== undefined && name !== needed);
  if (misplaced !== undefined) {
    throw new UsageError(`--${misplaced} does not go with --audience ${audience}.`);
  }
  if (needed === null) {
    return {};
  }
  const text = values[needed];
  if (text === undefined) {
    throw new UsageError(`--audience ${audience} needs --${needed}.`);
  }
  try {
    return { [needed]: parseRowClaim[needed](text) };
  } catch (error) {
    throw isBadInput(error)
      ? new UsageError(`--${needed} ${error.extensions.fault}; expected ${error.extensions.expected}.`)
      : error;
  }
}

function hours(text: string): number {
  const number = /^\d{1,3}(\.\d{1,4})?$/.test(text) ? Number(text) : 0;
  if (number <= 0 || number > MAX_HOURS) {
    throw new UsageError(`--hours is a number above 0, at most ${MAX_HOURS}.`);
  }
  return number;
}

async function load(request: TokenRequest): Promise<void> {
  const { runToken } = await import('../authentication/issuing/token-command.ts');
  await runToken(request, process.env);
}
