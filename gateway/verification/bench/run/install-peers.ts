import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PEERS = fileURLToPath(new URL('../peers/', import.meta.url));

/** Installs the other gateways as their lock file says, if they are not there. @throws where that fails */
export function installPeers(say: (line: string) => void): void {
  if (existsSync(`${PEERS}node_modules`)) {
    return;
  }
  say('The other gateways are not installed: npm ci in gateway/verification/bench/peers …');
  const { status, stderr } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: PEERS,
    encoding: 'utf8',
  });
  if (status !== 0) {
    throw new Error(`npm ci failed in gateway/verification/bench/peers:\n${stderr}`);
  }
}
