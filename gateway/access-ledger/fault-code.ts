/** A fault as it may be logged: its code or name, never its message, which may hold an address, a path or a value. */
export function faultCode(error: unknown): string {
  const { code, name } = Object(error) as { code?: unknown; name?: unknown };
  return typeof code === 'string' ? code : typeof name === 'string' && name !== '' ? name : typeof error;
}
