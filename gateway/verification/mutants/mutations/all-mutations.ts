import type { Hook } from './mutation.ts';
import { OF_AUTHENTICATION } from './of-authentication.ts';
import { OF_ENVELOPES } from './of-envelopes.ts';
import { OF_FIELDS } from './of-fields.ts';
import { OF_FORMS } from './of-forms.ts';
import { OF_ROWS } from './of-rows.ts';
import { OF_SLICES } from './of-slices.ts';
import { OF_THE_LEDGER } from './of-the-ledger.ts';
import { OF_THE_START } from './of-the-start.ts';

/** Every place in the code where a right is enforced: a test holds each text to its file. */
export const HOOKS: readonly Hook[] = [
  ...OF_AUTHENTICATION,
  ...OF_ENVELOPES,
  ...OF_FIELDS,
  ...OF_SLICES,
  ...OF_ROWS,
  ...OF_FORMS,
  ...OF_THE_LEDGER,
  ...OF_THE_START,
];
