/** Rights that a reader needs. */
const READING = new Set(['SELECT', 'USAGE', 'SHOW VIEW']);

/** The rights of a grant, as the server writes it: `SELECT` of "GRANT SELECT ON cases.* TO …". None of a granted role. */
export function rightsOf(grant: string): readonly string[] {
  const [, rights = ''] = /^GRANT (.+?) ON \S+ TO /i.exec(grant) ?? [];
  // The columns of a right, as in SELECT (`id`), say nothing here.
  const names = rights
    .replace(/\([^)]*\)/g, '')
    .split(',')
    .map((right) => right.trim().toUpperCase());
  return [...names, ...(/WITH GRANT OPTION/i.test(grant) ? ['GRANT OPTION'] : [])].filter((right) => right !== '');
}

/** The rights beyond reading that an account's grants give. */
export function grantsBeyondReading(grants: readonly string[]): string[] {
  return [...new Set(grants.flatMap(rightsOf).filter((right) => !READING.has(right)))];
}
