import { GraphiQLProvider } from '@graphiql/react';
import { useEffect, useMemo, useState, type RefObject } from 'react';

import { Bench } from './bench.tsx';
import { EDITOR_THEMES } from './editor-setup.ts';
import type { StartingQuery } from './examples.ts';
import { queryClient, type AnswerFacts, type Example, type Viewer } from './gateway-client.ts';
import { memoryStorage } from './memory-storage.ts';
import { REFERENCE } from './reference.ts';
import { useLanguage, useWords } from './words.ts';

export interface WorkbenchProps {
  readonly token: string | null;
  /** Undefined where it is not known who asks. */
  readonly viewer: Viewer | undefined;
  /** Those for the viewer. */
  readonly examples: readonly Example[];
  /** What is open at first; a blank query where there is no example. */
  readonly start: StartingQuery | undefined;
  /** Is set to a function that returns what is open. */
  readonly shownQuery: RefObject<(() => StartingQuery) | undefined>;
}

/** GraphiQL's editors for one login, with what they keep in memory: it ends with the login. */
export function Workbench({ token, start, ...rest }: WorkbenchProps) {
  const language = useLanguage();
  const words = useWords();
  const [facts, setFacts] = useState<AnswerFacts>();
  const client = useMemo(() => queryClient(token, language, setFacts), [token, language]);
  const [storage] = useState(memoryStorage);
  useEffect(() => () => client.abandon(), [client]);
  return (
    <GraphiQLProvider
      fetcher={client.fetcher}
      storage={storage}
      initialQuery={start?.query ?? `# ${words.blankQuery}\n# ${words.blankHint}\n`}
      initialVariables={start?.variables ?? ''}
      editorTheme={EDITOR_THEMES}
      plugins={[REFERENCE]}
      referencePlugin={REFERENCE}
      shouldPersistHeaders={false}
    >
      <Bench client={client} token={token} facts={facts} onForget={() => setFacts(undefined)} {...rest} />
    </GraphiQLProvider>
  );
}
