/** What a finding means, in Chinese: for the report and for the guide of an office's administrator. */
export interface KindOfFinding {
  /** A fault makes an answer wrong, missing or refused; a notice is a risk, or is slow. */
  readonly level: 'fault' | 'notice';
  readonly title: string;
  /** What it does to the graph's answers. */
  readonly means: string;
  /** What the administrator does. */
  readonly mend: string;
}

/** A kind that makes answers wrong. */
export const fault = (title: string, means: string, mend: string): KindOfFinding => ({
  level: 'fault',
  title,
  means,
  mend,
});
/** A kind that is a risk. */
export const notice = (title: string, means: string, mend: string): KindOfFinding => ({
  level: 'notice',
  title,
  means,
  mend,
});
