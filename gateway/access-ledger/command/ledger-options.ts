import { parseArgs } from 'node:util';

import type { Period } from '../ledger-reports.ts';

export type LedgerFormat = 'csv' | 'json';

export type LedgerCommand =
  | { readonly kind: 'help' }
  | { readonly kind: 'verify'; readonly headsFile: string | undefined }
  | { readonly kind: 'report'; readonly subject: string; readonly period: Period; readonly format: LedgerFormat }
  | {
      readonly kind: 'who';
      /** Undefined: they are read from the standard input. */
      readonly person: string | undefined;
      readonly records: readonly string[];
      readonly period: Period;
      readonly format: LedgerFormat;
    };

export const LEDGER_HELP = `npm run ledger -- COMMAND [options]

  verify                  reads the whole ledger and tells what is not as it was written, and where
    --heads FILE          heads that were written out (default LEDGER_HEADS_FILE); without them, a tail that was cut off
                          and a ledger that was written anew are not found

  report --subject NAME   what one reader read and was refused
  who                     who read about a person; identity numbers from the standard input, one a line
    --record Party:17     about a record of the graph instead; may be given several times
    --person NUMBER       an identity number here: other users of this machine can see it, and the shell keeps it
    --from TIME --to TIME from a time on, and up to before another: 2026-11-22 or 2026-11-22T08:00:00+08:00
    --format csv|json     csv (default), or an object a line

The ledger is found by ACCESS_LEDGER, people by LEDGER_KEYS. Ends with 0; with 1 where verify found a fault; with 2 where
it could not do what it was asked.`;

/** Reads the command line. Throws an `Error` that says what was expected, without what was given. */
export function readLedgerOptions(args: readonly string[]): LedgerCommand {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      heads: { type: 'string' },
      subject: { type: 'string' },
      person: { type: 'string' },
      record: { type: 'string', multiple: true, default: [] },
      from: { type: 'string' },
      to: { type: 'string' },
      format: { type: 'string', default: 'csv' },
      help: { type: 'boolean', default: false },
    },
  });
  const [command, ...others] = positionals;
  if (values.help) {
    return { kind: 'help' };
  }
  if (others.length > 0) {
    throw new Error('One command at a time; see --help.');
  }
  const period = { from: timeOf('from', values.from), to: timeOf('to', values.to) };
  const { format, subject, person, record: records } = values;
  if (format !== 'csv' && format !== 'json') {
    throw new Error('--format is csv or json.');
  }
  switch (command) {
    case 'verify':
      return { kind: 'verify', headsFile: values.heads };
    case 'report':
      if (subject === undefined) {
        throw new Error('report needs --subject; see --help.');
      }
      return { kind: 'report', subject, period, format };
    case 'who':
      if (!records.every((record) => /^[A-Za-z_]\w*:.+$/.test(record))) {
        throw new Error('--record is a type and an id, such as Party:17.');
      }
      return { kind: 'who', person, records, period, format };
    default:
      throw new Error('The command is verify, report or who; see --help.');
  }
}

/** A day begins in China. */
function timeOf(name: string, text: string | undefined): string | undefined {
  if (text === undefined) {
    return undefined;
  }
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const time = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/.test(text)
    ? new Date(isDay ? `${text}T00:00:00+08:00` : text)
    : undefined;
  if (time === undefined || Number.isNaN(time.getTime())) {
    throw new Error(`--${name} is a day such as 2026-11-22, or a time with its zone.`);
  }
  return time.toISOString();
}
