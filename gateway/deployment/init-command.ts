import { chmod, lstat, mkdir, rename, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';

import type { TokenParties } from '../authentication/issuing/issue-token.ts';
import { signingKeyFile } from '../authentication/issuing/signing-key-file.ts';
import { newSigningKey, publicKeySet, writeSigningKey } from '../authentication/issuing/signing-key.ts';

import { freshSecrets } from './fresh-secrets.ts';

export interface InitRequest {
  /** Where `.env` and `token-keys/` are made: the folder of the Compose file. */
  readonly folder: string;
  /** The file of the private key that signs tokens; undefined for the one outside the project. */
  readonly key: string | undefined;
  readonly parties: TokenParties;
  /** Whether existing files are set aside and replaced. */
  readonly force: boolean;
}

/** Makes the secrets of a production deployment and says what to do next. Where one of the files exists, it writes none. */
export async function runInit(request: InitRequest): Promise<void> {
  try {
    console.log(await init(request));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

async function init({ folder, key: keyFile, parties, force }: InitRequest): Promise<string> {
  const files = {
    env: resolve(folder, '.env'),
    publicKeys: resolve(folder, 'token-keys', 'jwks.json'),
    key: keyFile === undefined ? signingKeyFile() : resolve(keyFile),
  };
  const existing = await whichExist(Object.values(files));
  if (existing.length > 0 && !force) {
    throw new Error(refusal(existing));
  }
  const now = new Date().toISOString();
  const setAside = await Promise.all(existing.map((file) => moveAside(file, now)));
  const key = await newSigningKey();
  await mkdir(dirname(files.key), { recursive: true, mode: 0o700 });
  await writeSigningKey(files.key, key);
  await mkdir(dirname(files.publicKeys), { recursive: true });
  await writeFile(files.publicKeys, `${publicKeySet(key)}\n`, { flag: 'wx' });
  // Whatever this account's umask: the gateway's container reads them as another user.
  await chmod(dirname(files.publicKeys), 0o755);
  await chmod(files.publicKeys, 0o644);
  await writeFile(files.env, envText(freshSecrets(parties, now.slice(0, 10))), { mode: 0o600, flag: 'wx' });
  return report(files, parties, setAside);
}

async function whichExist(files: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(
    files.map((file) =>
      lstat(file).then(
        () => true,
        () => false,
      ),
    ),
  );
  return files.filter((_, index) => found[index]);
}

/** An old file is kept, never deleted: without the old LEDGER_KEYS, older records cannot be searched by person. */
async function moveAside(file: string, now: string): Promise<string> {
  const aside = `${file}.${now.replaceAll(/[-:.]/g, '')}`;
  await rename(file, aside);
  return aside;
}

function envText(variables: Readonly<Record<string, string>>): string {
  return [
    '# 正式密钥，由 npx lianzhi init 生成。不要提交，不要外传。Secrets of production; never commit or share them.',
    ...Object.entries(variables).map(([name, value]) => `${name}=${value}`),
    '',
  ].join('\n');
}

function refusal(existing: readonly string[]): string {
  return [
    '已存在，未作任何改动。Nothing was changed, because these files exist:',
    ...existing.map((file) => `  ${shown(file)}`),
    '加 --force 则另存旧文件并重新生成；已有的数据库密码和台账密钥须随之处理。',
    'With --force the old files are set aside and new ones written; passwords of existing databases and keys of an',
    'existing ledger then need the old values (see docker/README.md).',
  ].join('\n');
}

function report(
  { env, publicKeys, key }: { readonly env: string; readonly publicKeys: string; readonly key: string },
  { issuer, service }: TokenParties,
  setAside: readonly string[],
): string {
  const options = `--key ${quoted(key)} --issuer ${quoted(issuer)} --service ${quoted(service)}`;
  return [
    '已生成 Written:',
    `  ${shown(env)}    正式密钥，仅本账户可读 (secrets, readable by this account only)`,
    `  ${shown(publicKeys)}    验证令牌的公钥 (public key that tokens are checked with)`,
    `  ${shown(key)}    签发令牌的私钥，请勿移入项目目录 (private key that signs tokens; keep it out of the project)`,
    ...(setAside.length === 0
      ? []
      : ['旧文件另存为 The old files are now:', ...setAside.map((file) => `  ${shown(file)}`)]),
    '',
    '下一步 Next:',
    '  1. 启动 Start:',
    '       docker compose -f docker/compose.yaml up --build',
    '  2. 签发一个令牌 Issue a token:',
    `       npm run --silent token -- ${options} --audience court --court 最高法`,
    '  3. 有统一身份认证的单位，把 TOKEN_ISSUER、TOKEN_AUDIENCE 和公钥换成认证平台的。',
    '     An office with an identity provider puts its issuer, audience and public keys there instead.',
  ].join('\n');
}

/** A path as a person at this terminal would write it. */
function shown(file: string): string {
  const [fromHere, fromHome] = [relative(process.cwd(), file), relative(homedir(), file)];
  return !fromHere.startsWith('..') ? fromHere : !fromHome.startsWith('..') ? join('~', fromHome) : file;
}

/** A word of a command line, quoted for a POSIX shell where it has to be. */
function quoted(text: string): string {
  return /^[\w./:@+-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
