import { GraphiQL } from 'graphiql';
import { useMemo, useState } from 'react';

import { fetcherWith, type Example, type Persona } from './gateway-client.ts';
import { SaveButton } from './save-button.tsx';

interface ExplorerProps {
  readonly examples: readonly Example[];
  readonly personas: readonly Persona[];
}

/**
 * GraphiQL, with a list of personas above it if the gateway offers them. The choice is kept in memory only: after a reload
 * the first persona is chosen. A new persona gets a new fetcher, so GraphiQL loads the schema and documentation again.
 */
export function Explorer({ examples, personas }: ExplorerProps) {
  const [selected, select] = useState(0);
  const persona = personas[selected];
  const token = persona?.token ?? null;
  const fetcher = useMemo(() => fetcherWith(token), [token]);
  return (
    <>
      {persona && (
        <label className="personas">
          以谁的身份 Ask as{' '}
          <select value={selected} onChange={(event) => select(Number(event.target.value))}>
            {personas.map(({ audience, label }, index) => (
              <option key={audience} value={index}>
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
      >
        <GraphiQL.Toolbar>
          {({ prettify, copy, merge }) => (
            <>
              {prettify}
              {merge}
              {copy}
              <SaveButton token={token} />
            </>
          )}
        </GraphiQL.Toolbar>
      </GraphiQL>
    </>
  );
}
