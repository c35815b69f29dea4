import { DEVELOPMENT_ISSUER, DEVELOPMENT_KEYS } from './development/names.ts';

/**
 * What production does not start with, though it is set: the development key and its issuer, which every developer can
 * sign as, and keys that come over an open line, where anybody on it could put their own among them.
 */
export function productionFaults({ JWKS, TOKEN_ISSUER }: Readonly<Record<string, unknown>>): readonly string[] {
  const faults: string[] = [];
  if (JWKS === DEVELOPMENT_KEYS) {
    faults.push('JWKS is the development key, which production does not accept.');
  }
  if (typeof JWKS === 'string' && /^http:/i.test(JWKS)) {
    faults.push('JWKS is malformed: expected a file or an https:// address in production.');
  }
  if (TOKEN_ISSUER === DEVELOPMENT_ISSUER) {
    faults.push('TOKEN_ISSUER is the development issuer, which production does not accept.');
  }
  return faults;
}
