/**
 * Threat: a sample secret that stays in a real deployment. Everybody can read it here, sign requests as the gateway with it,
 * or compute the hashes of people. So production refuses each by its value, under whatever name or id it is set.
 *
 * These are parts of every such secret of this project: the defaults of a development machine and of the Compose file,
 * and those of earlier Compose files, which may have been copied.
 */
const PARTS_OF_SAMPLES: readonly string[] = [
  'envelopes of a development machine',
  'cursors of a development machine',
  'for development: everyone has this key',
  'a sample secret',
  'a sample key',
];

/** The password of the Compose file's databases. */
const SAMPLE_PASSWORD = 'sample';

/** Ends every message about a sample secret. */
export const HOW_TO_MAKE_SECRETS = '运行 npx lianzhi init 生成正式密钥。Run npx lianzhi init to make real ones.';

/** Whether a variable's text holds a sample secret: in a list, under another id, in base64, or as a database's password. */
export function holdsSampleSecret(text: string): boolean {
  const parts = [text, ...text.split(',').map((part) => Buffer.from(part.trim(), 'base64').toString('utf8'))];
  return (
    parts.some((part) => PARTS_OF_SAMPLES.some((sample) => part.includes(sample))) ||
    (URL.canParse(text) && new URL(text).password === SAMPLE_PASSWORD)
  );
}

/** Why production refuses these variables, one sentence for each that holds a sample secret; no value is repeated. */
export function sampleSecretFaults(
  env: Readonly<Record<string, string | undefined>>,
  variables: readonly string[],
): readonly string[] {
  return variables
    .filter((variable) => holdsSampleSecret(env[variable] ?? ''))
    .map(
      (variable) =>
        `${variable} 是公开的样例密钥，生产环境不接受。It holds a sample secret, which production does not accept. ` +
        HOW_TO_MAKE_SECRETS,
    );
}
