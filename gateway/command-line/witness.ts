import { Command } from 'commander';

import type { WitnessRequest } from '../access-ledger/witness/witness-command.ts';

import { repeated, shortText, UsageError, wholeNumber } from './option-values.ts';

interface WitnessValues extends Omit<WitnessRequest, 'logs' | 'keyFile' | 'stateFile'> {
  readonly key: string;
  readonly state: string;
  readonly log?: readonly string[];
}

const AFTER = `
Run it under another account, or on another host, than the gateways: it finds an operator who rewrites the ledger and its
heads together. Never delete its state, or it would countersign any past.`;

/** `lianzhi witness`: countersigns the heads of the access ledger as long as it has only grown. */
export function witnessCommand(witness: (request: WitnessRequest) => Promise<void> = load): Command {
  return new Command('witness')
    .summary('countersigns the heads of the access ledger, as long as it only grows')
    .description('Accepts signed heads of access ledgers, countersigns those that have only grown (C2SP tlog-witness).')
    .option('--host <address>', 'address to listen on', shortText('--host'), '127.0.0.1')
    .option('--port <number>', 'port to listen on; 0 takes any that is free', wholeNumber('--port', 0, 65_535), 4010)
    .option('--name <name>', 'its name in signatures', keyName, 'lianzhi.local/witness')
    .option('--key <file>', 'its Ed25519 key, made at first start', shortText('--key'), '.data/witness.key')
    .option('--state <file>', 'what it has seen last', shortText('--state'), '.data/witness.state')
    .option(
      '--log <key>',
      'public key of a gateway’s ledger, from LEDGER_SIGNING_KEY_FILE.pub; may be repeated',
      repeated(given),
    )
    .addHelpText('after', AFTER)
    .action(({ host, port, name, key, state, log = [] }: WitnessValues) =>
      witness({ host, port, name, keyFile: key, stateFile: state, logs: log }),
    );
}

function keyName(text: string): string {
  if (!/^[^\s+]{1,128}$/.test(text)) {
    throw new UsageError('--name is a name without blanks and plus signs, such as witness.court.example.');
  }
  return text;
}

function given(text: string): string {
  return text;
}

async function load(request: WitnessRequest): Promise<void> {
  const { runWitness } = await import('../access-ledger/witness/witness-command.ts');
  await runWitness(request);
}
