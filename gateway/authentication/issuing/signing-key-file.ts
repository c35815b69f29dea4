import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Where an office's private key is kept unless it names a file: in this account's own folder, outside the project, so that
 * neither git nor the build of an image can take it up.
 */
export function signingKeyFile(): string {
  return join(homedir(), '.config', 'lianzhi', 'signing-key.json');
}
