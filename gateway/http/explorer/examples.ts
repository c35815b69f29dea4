/** One question that the explorer opens with, in a tab of its own. */
export interface Example {
  /** The question in words; stands above the query as a comment. */
  readonly question: string;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** The examples served beside the explorer; none, rather than no explorer, where the file is missing. */
export async function loadExamples(): Promise<readonly Example[]> {
  try {
    const response = await fetch('/examples.json');
    return response.ok ? ((await response.json()) as readonly Example[]) : [];
  } catch {
    return [];
  }
}
