import { Command } from 'commander';

import type { InitRequest } from '../deployment/init-command.ts';

import { shortText } from './option-values.ts';

interface Values {
  readonly folder: string;
  readonly key?: string;
  readonly issuer: string;
  readonly service: string;
  readonly force: boolean;
}

/** `lianzhi init`: the secrets of a production deployment. */
export function initCommand(init: (request: InitRequest) => Promise<void> = load): Command {
  return new Command('init')
    .summary('fresh secrets for production: docker/.env and the keys of tokens')
    .description(
      '生成一套正式密钥。Writes the secrets of a production deployment, all new: docker/.env, the public key set that ' +
        'tokens are checked with, and, outside the project, the private key that signs them. Nothing that exists is ' +
        'overwritten.',
    )
    .option('--folder <path>', 'where .env and token-keys/ are written', 'docker')
    .option('--key <file>', 'the private key that signs tokens (default: ~/.config/lianzhi/signing-key.json)')
    .option('--issuer <name>', 'who issues the tokens (TOKEN_ISSUER)', shortText('--issuer'), 'lianzhi-office')
    .option('--service <name>', 'what they are for (TOKEN_AUDIENCE)', shortText('--service'), 'lianzhi')
    .option('--force', 'set existing files aside under another name and write new ones', false)
    .action(({ folder, key, issuer, service, force }: Values) =>
      init({ folder, key, parties: { issuer, service }, force }),
    );
}

async function load(request: InitRequest): Promise<void> {
  const { runInit } = await import('../deployment/init-command.ts');
  await runInit(request);
}
