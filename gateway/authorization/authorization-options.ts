/** The file that comes with the code; its path is relative to the gateway's folder. */
export const DEFAULT_AUDIENCES_FILE = 'authorization/audiences.json';

/** What authorization needs to be configured with; `../config.ts` fills it in from the environment. */
export interface AuthorizationOptions extends RuleChecks {
  /** Says which audience has which scopes. Relative to the gateway's folder if not absolute. */
  readonly audiencesFile: string;
}

/** Which supergraphs are refused because of their rules. */
export interface RuleChecks {
  /** `required` refuses a supergraph without rules, or with a right that no audience has. */
  readonly rules: 'required' | 'none';
  /** `refuse` refuses a supergraph that opens what the previous one protected. */
  readonly gains: 'refuse' | 'accept';
}

/** Values that are well formed but that production refuses: a supergraph that lost all its rules would open everything. */
export function accessFaults({ ACCESS_RULES }: Readonly<Record<string, unknown>>): readonly string[] {
  return ACCESS_RULES === 'none' ? ['ACCESS_RULES is none, which production does not accept.'] : [];
}
