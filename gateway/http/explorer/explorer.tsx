import { GraphiQL } from 'graphiql';
import { useMemo, useState } from 'react';

import { askGraphAs } from './ask-graph.ts';
import type { Example } from './examples.ts';
import type { Persona } from './personas.ts';

interface ExplorerProps {
  readonly examples: readonly Example[];
  readonly personas: readonly Persona[];
}

/**
 * GraphiQL, and above it who asks, where there is a choice. The choice lives in memory only: a page that is loaded again
 * starts with the first. Another asker is another fetcher, at which GraphiQL reads the schema and its documentation anew.
 */
export function Explorer({ examples, personas }: ExplorerProps) {
  const [chosen, choose] = useState(0);
  const persona = personas[chosen];
  const token = persona?.token ?? null;
  const fetcher = useMemo(() => askGraphAs(token), [token]);
  return (
    <>
      {persona && (
        <label className="asker">
          以谁的身份 Ask as{' '}
          <select value={chosen} onChange={(event) => choose(Number(event.target.value))}>
            {personas.map(({ audience, label }, at) => (
              <option key={audience} value={at}>
                {label}
              </option>
            ))}
          </select>{' '}
          {persona.sees}
        </label>
      )}
      <GraphiQL
        fetcher={fetcher}
        defaultTabs={examples.map(({ question, query, variables }) => ({
          query: `# ${question}\n${query}`,
          variables: variables === undefined ? null : JSON.stringify(variables, null, 2),
          headers: null,
        }))}
        shouldPersistHeaders={false}
      />
    </>
  );
}
