import { Command } from 'commander';

import type { LedgerSettings } from '../access-ledger/command/ledger-command.ts';
import type { LedgerFormat, LedgerRequest } from '../access-ledger/command/run-ledger.ts';

import { oneOf, repeated, UsageError } from './option-values.ts';

const FORMATS = ['csv', 'json'] as const satisfies readonly LedgerFormat[];

interface PeriodValues {
  readonly from?: string;
  readonly to?: string;
  readonly format: LedgerFormat;
}

type ReportValues = PeriodValues & { readonly subject?: string };
type WhoValues = PeriodValues & { readonly person?: string; readonly record?: readonly string[] };

const AFTER = `
ACCESS_LEDGER says where the ledger is, LEDGER_KEYS are the keys of people's hashes. Exits with 0; with 1 where verify
detects a fault; with 2 where a command cannot do its work.`;

/** `lianzhi ledger verify|report|who`: the access ledger, for the operator of the machine. */
export function ledgerCommand(read: (request: LedgerRequest) => Promise<void> = load): Command {
  return new Command('ledger')
    .summary('verifies the access ledger; who read what, who read about whom')
    .description('Verifies the access ledger, and reports from it.')
    .addCommand(verifyCommand(read))
    .addCommand(reportCommand(read))
    .addCommand(whoCommand(read))
    .addHelpText('after', AFTER);
}

function verifyCommand(read: (request: LedgerRequest) => Promise<void>): Command {
  return new Command('verify')
    .summary('checks that no record was changed, removed or inserted')
    .description(
      'Reads the whole ledger and prints each record that is not as it was written. Exits with 1 on a fault.',
    )
    .option(
      '--heads <file>',
      'exported heads (default: LEDGER_HEADS_FILE); without them, a truncated or rewritten ledger is not detected',
    )
    .action(({ heads }: { heads?: string }) => read({ kind: 'verify', headsFile: heads }));
}

function reportCommand(read: (request: LedgerRequest) => Promise<void>): Command {
  const command = new Command('report')
    .summary('what one reader read, and what was denied')
    .description('Prints what one reader read, and what was denied.')
    .option('--subject <name>', 'the reader, as the token names them');
  return addPeriodOptions(command).action(async ({ subject, format, from, to }: ReportValues) => {
    if (subject === undefined) {
      throw new UsageError('report needs --subject.');
    }
    await read({ kind: 'report', subject, period: { from, to }, format });
  });
}

function whoCommand(read: (request: LedgerRequest) => Promise<void>): Command {
  const command = new Command('who')
    .summary('who read about a person')
    .description('Prints who read about a person. Identity numbers come from the standard input, one per line.')
    .option('--record <type:id>', 'a record of the graph instead, such as Party:17; may be repeated', repeated(record))
    .option(
      '--person <number>',
      'an identity number instead; other users of this machine can see it, and the shell keeps it',
    );
  return addPeriodOptions(command).action(({ person, record: records = [], format, from, to }: WhoValues) =>
    read({ kind: 'who', person, records, period: { from, to }, format }),
  );
}

function addPeriodOptions(command: Command): Command {
  return command
    .option('--from <time>', 'from this time on: 2026-11-22 or 2026-11-22T08:00:00+08:00', timeOf('--from'))
    .option('--to <time>', 'before this time', timeOf('--to'))
    .option('--format <name>', 'csv, or json: one object per line', oneOf('--format', FORMATS), 'csv');
}

function record(text: string): string {
  if (!/^[A-Za-z_]\w*:.+$/.test(text)) {
    throw new UsageError('--record is a type and an id, such as Party:17.');
  }
  return text;
}

/** A day without a time begins at midnight in China. */
function timeOf(option: string): (text: string) => string {
  return (text) => {
    const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
    const time = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/.test(text)
      ? new Date(isDay ? `${text}T00:00:00+08:00` : text)
      : undefined;
    if (time === undefined || Number.isNaN(time.getTime())) {
      throw new UsageError(`${option} is a day such as 2026-11-22, or a time with its zone.`);
    }
    return time.toISOString();
  };
}

async function load(request: LedgerRequest): Promise<void> {
  const { openAndRead } = await import('../access-ledger/command/ledger-command.ts');
  const { CONFIG_VARIABLES } = await import('../config-variables.ts');
  const setting = (name: keyof LedgerSettings): string => process.env[name] || CONFIG_VARIABLES[name].fallback;
  await openAndRead(request, {
    ACCESS_LEDGER: setting('ACCESS_LEDGER'),
    LEDGER_HEADS_FILE: setting('LEDGER_HEADS_FILE'),
    LEDGER_KEYS: setting('LEDGER_KEYS'),
  });
}
