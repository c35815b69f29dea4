import { z } from 'zod';

import { areLedgerKeys, DEVELOPMENT_LEDGER_KEY, isVerifierKey } from './access-ledger/ledger-config.ts';
import { amount, insisted, interval, isHttpUrl, milliseconds, oneOf, optional } from './config-schemas.ts';

/** The variables of the access ledger, in the order of the README's table. */
export const LEDGER_VARIABLES = {
  ACCESS_LEDGER: insisted(
    z.string().min(1, 'a file or a mysql:// address'),
    '.data/access-ledger.sqlite',
    'Where the access ledger is stored: a SQLite file, relative to the project’s folder if not absolute, or a `mysql://` address; `memory` for tests.',
  ),
  LEDGER_CHAIN: optional(
    z.string().regex(/^[\w.-]{1,64}$/, 'up to 64 letters, digits, points and dashes'),
    'gateway-1',
    'The chain of records that this gateway writes; each gateway needs its own.',
  ),
  LEDGER_KEYS: insisted(
    z.string().refine(areLedgerKeys, 'keys of 32 bytes or more in base64, with commas between'),
    DEVELOPMENT_LEDGER_KEY,
    'Secret keys of the hashes of people; the first is used for new records, the others to search older ones.',
  ),
  LEDGER_HEADS_FILE: insisted(
    z.string().min(1, 'a file'),
    '.data/access-ledger.heads',
    'File to which the heads of the chain are exported; another account should own it.',
  ),
  LEDGER_HEADS_MS: optional(interval, '5000', 'Time between two exports of the heads while records are written.'),
  LEDGER_HASH: optional(
    oneOf('sha256', 'sm3'),
    'sha256',
    'Hash of a chain that begins, of its records and its tree; a chain keeps its own.',
  ),
  LEDGER_ORIGIN: optional(
    z.string().regex(/^[^\s+]{1,128}$/, 'a name without blanks and plus signs, such as ledger.court.example'),
    'lianzhi.local/access-ledger',
    'Names the ledger in signed heads, with the chain behind it, e.g. `ledger.court.example`.',
  ),
  LEDGER_SIGNING_KEY_FILE: insisted(
    z.string().min(1, 'a file'),
    '.data/access-ledger.key',
    'File of the Ed25519 key that signs the heads, made at first start; its public key is beside it in `.pub`.',
  ),
  LEDGER_WITNESS_URL: optional(
    z.string().refine((text) => text === '' || isHttpUrl(text), 'an http:// or https:// address'),
    '',
    'Address of a witness that countersigns the heads (`npm run witness`), e.g. `http://10.0.0.9:4010`; off by default.',
  ),
  LEDGER_WITNESS_KEY: optional(
    z.string().refine((text) => text === '' || isVerifierKey(text), 'the public key that the witness prints'),
    '',
    'Public key of the witness, as it prints it at start.',
  ),
  LEDGER_WITNESS_FILE: optional(
    z.string().min(1, 'a file'),
    '.data/access-ledger.witnessed',
    'File in which the last countersigned head is kept.',
  ),
  LEDGER_DEADLINE_MS: optional(
    milliseconds,
    '2000',
    'Longest time to record an answer; after it, the answer is not served.',
  ),
  LEDGER_PACE_MS: optional(
    milliseconds,
    '4',
    'Shortest time between two writes; answers that arrive in between are recorded together. A single one is recorded at once.',
  ),
  LEDGER_WAITING: optional(amount, '10000', 'Most answers that wait to be recorded.'),
};
