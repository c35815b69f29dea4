import type { Example, Viewer } from './gateway-client.ts';
import type { Language } from './words.ts';

/** A query as a tab of the editor opens with it. */
export interface StartingQuery {
  readonly query: string;
  /** JSON; null for none. */
  readonly variables: string | null;
}

/** Stands for the whole country where a viewer has a region; no filter takes it. */
export const WHOLE_COUNTRY = '000000';

/** The examples for an audience. @param hasSampleData whether the gateway serves the sample data, as on a developer's machine */
export function examplesFor(
  examples: readonly Example[],
  audience: string | undefined,
  hasSampleData: boolean,
): readonly Example[] {
  return audience === undefined
    ? []
    : examples.filter(
        ({ audiences, sampleData = false }) => audiences.includes(audience) && (hasSampleData || !sampleData),
      );
}

/** An example for a viewer: under its title, which names the tab, and about their own region where it asks for one. */
export function openExample(example: Example, viewer: Pick<Viewer, 'region'>, language: Language): StartingQuery {
  const { title, query, variables, ownRegion = false } = example;
  const region = ownRegion && viewer.region?.code !== WHOLE_COUNTRY ? viewer.region?.code : undefined;
  const given = { ...variables, ...(region !== undefined && { region }) };
  return {
    query: `# ${title[language]}\n${query}\n`,
    variables: Object.keys(given).length === 0 ? null : JSON.stringify(given, null, 2),
  };
}

/** The name of a tab: the comment in the first line of its query, otherwise the name of its operation. */
export function tabName(query: string | null, untitled: string): string {
  const text = query ?? '';
  const comment = /^\s*#[ \t]*(\S.*)/.exec(text)?.[1]?.trim();
  return comment ?? /^[^#]*?\b(?:query|mutation|subscription)\s+([_A-Za-z]\w*)/m.exec(text)?.[1] ?? untitled;
}
