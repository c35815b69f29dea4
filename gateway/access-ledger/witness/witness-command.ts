import { once } from 'node:events';

import { CannotListenError, listenOn } from '../../../subgraphs/shared/http/listen-on.ts';
import { KeyFileError, keyFromFile } from '../checkpoints/key-file.ts';
import { readVerifier, VerifierKeyError } from '../checkpoints/note-keys.ts';

import { witnessServer } from './witness-server.ts';
import { openWitness, WitnessStateError } from './witness-state.ts';

export interface WitnessRequest {
  readonly host: string;
  readonly port: number;
  /** Of the witness in signatures. */
  readonly name: string;
  readonly keyFile: string;
  readonly stateFile: string;
  /** Public keys of the ledgers that it watches. */
  readonly logs: readonly string[];
}

/** Runs a witness until the process gets a signal. */
export async function runWitness({ host, port, name, keyFile, stateFile, logs }: WitnessRequest): Promise<void> {
  try {
    const { signer } = await keyFromFile(keyFile, name, 'witness');
    const witness = await openWitness({ signer, logs: logs.map(readVerifier), stateFile });
    const server = witnessServer(witness, (fault) => console.error(`见证请求失败。A request failed: ${fault}`));
    const listening = await listenOn(server, port, host);
    console.log(`见证公钥，填入各网关的 LEDGER_WITNESS_KEY。Public key, for each gateway's LEDGER_WITNESS_KEY:`);
    console.log(`  ${signer.verifier.vkey}`);
    console.log(`见证地址 Address (LEDGER_WITNESS_URL): http://${host}:${listening}`);
    if (logs.length === 0) {
      console.log(
        '尚无台账：用 --log 给出网关的公钥。It watches no ledger yet: give the public key of a gateway with --log.',
      );
    }
    const stop = (): void => {
      server.close();
      server.closeAllConnections();
    };
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, stop);
    }
    await once(server, 'close');
  } catch (error) {
    const kinds = [CannotListenError, KeyFileError, VerifierKeyError, WitnessStateError];
    if (!(error instanceof Error) || !kinds.some((kind) => error instanceof kind)) {
      throw error;
    }
    console.error(error.message);
    process.exitCode = 1;
  }
}
