import { developmentKey } from './development-key.ts';
import { issueToken } from './issue-token.ts';
import { newSigningKey, publicKeySet, readSigningKey, writeSigningKey } from './signing-key.ts';
import { readTokenOptions, TOKEN_HELP, type TokenOptions } from './token-options.ts';

try {
  console.log(await outputOf(readTokenOptions(process.argv.slice(2))));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function outputOf(options: TokenOptions): Promise<string> {
  if (options.kind === 'help') {
    return TOKEN_HELP;
  }
  if (options.kind === 'make-key') {
    const key = await newSigningKey();
    await writeSigningKey(options.file, key);
    return publicKeySet(key);
  }
  const { claims, hours, office } = options;
  if (office !== undefined) {
    return issueToken(claims, hours, await readSigningKey(office.key), office.parties);
  }
  if (process.env['LIANZHI_ENV'] === 'production') {
    throw new Error('Production does not accept development tokens.');
  }
  return issueToken(claims, hours, await developmentKey());
}
