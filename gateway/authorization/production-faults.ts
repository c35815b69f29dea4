/** What production does not start with, though it is set: a supergraph that lost all its rules would open everything. */
export function accessFaults({ ACCESS_RULES }: Readonly<Record<string, unknown>>): readonly string[] {
  return ACCESS_RULES === 'none' ? ['ACCESS_RULES is none, which production does not accept.'] : [];
}
