import { Command } from 'commander';

import type { LedgerSettings } from '../access-ledger/command/ledger-command.ts';
import type { LedgerFormat, LedgerRequest } from '../access-ledger/command/run-ledger.ts';

import { oneOf, repeated, shortText, UsageError, wholeNumber } from './option-values.ts';

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
detects a fault or a proof does not hold; with 2 where a command cannot do its work; with 3 where verify detects no fault but
cannot prove all, for want of signed heads.`;

/** `lianzhi ledger verify|prove|check-proof|report|who`: the access ledger, for the operator of the machine. */
export function ledgerCommand(read: (request: LedgerRequest) => Promise<void> = load): Command {
  return new Command('ledger')
    .summary('verifies the access ledger; who read what, who read about whom')
    .description('Verifies the access ledger, and reports from it.')
    .addCommand(verifyCommand(read))
    .addCommand(proveCommand(read))
    .addCommand(checkProofCommand(read))
    .addCommand(reportCommand(read))
    .addCommand(whoCommand(read))
    .addHelpText('after', AFTER);
}

function verifyCommand(read: (request: LedgerRequest) => Promise<void>): Command {
  return new Command('verify')
    .summary('checks that no record was changed, removed or inserted')
    .description(
      'Reads the whole ledger and prints each record that is not as it was written, and what nothing outside the database ' +
        'speaks for. Exits with 1 on a fault, with 3 where not all is proven.',
    )
    .option(
      '--heads <file>',
      'exported heads (default: LEDGER_HEADS_FILE); may be repeated; without them a truncated or rewritten ledger is not detected',
      repeated(asGiven),
    )
    .option(...KEY)
    .option(
      '--checkpoint <file>',
      'checkpoints kept by a witness or by you (default: LEDGER_WITNESS_FILE); may be repeated',
      repeated(asGiven),
    )
    .option(...WITNESS_KEY)
    .action(({ heads = [], key = [], checkpoint = [], witnessKey = [] }: EvidenceValues) =>
      read({ kind: 'verify', heads, keys: key, checkpoints: checkpoint, witnessKeys: witnessKey }),
    );
}

interface EvidenceValues {
  readonly heads?: readonly string[];
  readonly key?: readonly string[];
  readonly checkpoint?: readonly string[];
  readonly witnessKey?: readonly string[];
}

const KEY = [
  '--key <key>',
  'public key of a gateway, or a file of keys (default: LEDGER_SIGNING_KEY_FILE.pub); may be repeated',
  repeated(asGiven),
] as const;

const WITNESS_KEY = [
  '--witness-key <key>',
  'public key of a witness, or a file of keys (default: LEDGER_WITNESS_KEY); may be repeated',
  repeated(asGiven),
] as const;

function proveCommand(read: (request: LedgerRequest) => Promise<void>): Command {
  return new Command('prove')
    .summary('proves that a record is in the ledger, for somebody who does not see the ledger')
    .description(
      'Prints the proof that a record is in the tree of a signed head (C2SP tlog-proof), with the record itself.',
    )
    .option('--chain <name>', 'the chain of the record', shortText('--chain'), 'gateway-1')
    .option('--sequence <number>', 'the sequence number of the record', wholeNumber('--sequence', 1, 1e15))
    .option(
      '--checkpoint <file>',
      'the checkpoint to prove against (default: the last countersigned or written out); may be repeated',
      repeated(asGiven),
    )
    .action(async ({ chain, sequence, checkpoint = [] }: ProveValues) => {
      if (sequence === undefined) {
        throw new UsageError('prove needs --sequence.');
      }
      await read({ kind: 'prove', chain, sequence, checkpoints: checkpoint });
    });
}

interface ProveValues {
  readonly chain: string;
  readonly sequence?: number;
  readonly checkpoint?: readonly string[];
}

function checkProofCommand(read: (request: LedgerRequest) => Promise<void>): Command {
  return new Command('check-proof')
    .summary('checks such a proof offline, with public keys alone')
    .description(
      'Checks a proof without the ledger, and prints its record and who signed. Exits with 1 where it does not hold.',
    )
    .argument('<file>', 'what prove has printed')
    .option(...KEY)
    .option(...WITNESS_KEY)
    .action((file: string, { key = [], witnessKey = [] }: EvidenceValues) =>
      read({ kind: 'check-proof', file, keys: key, witnessKeys: witnessKey }),
    );
}

function asGiven(text: string): string {
  return text;
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
    LEDGER_SIGNING_KEY_FILE: setting('LEDGER_SIGNING_KEY_FILE'),
    LEDGER_WITNESS_FILE: setting('LEDGER_WITNESS_FILE'),
    LEDGER_WITNESS_KEY: setting('LEDGER_WITNESS_KEY'),
  });
}
